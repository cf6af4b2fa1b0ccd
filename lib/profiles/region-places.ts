/** Where a Region is: the place that AWS names it after, and about where that is on a map. */
export interface RegionPlace {
  place: string;
  country: string;
  longitude: number;
  latitude: number;
}

/** When the list was checked against its source. */
export const regionPlacesCheckedOn = "2026-11-22";
export const regionPlacesSource = "https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-regions.html";

const at = (place: string, country: string, longitude: number, latitude: number): RegionPlace => ({
  place,
  country,
  longitude,
  latitude,
});

const us = "United States";

const places: Record<string, RegionPlace> = {
  "af-south-1": at("Cape Town", "South Africa", 18.4, -33.9),
  "ap-east-1": at("Hong Kong", "Hong Kong", 114.2, 22.3),
  "ap-east-2": at("Taipei", "Taiwan", 121.5, 25),
  "ap-northeast-1": at("Tokyo", "Japan", 139.7, 35.7),
  "ap-northeast-2": at("Seoul", "South Korea", 127, 37.6),
  "ap-northeast-3": at("Osaka", "Japan", 135.5, 34.7),
  "ap-south-1": at("Mumbai", "India", 72.9, 19.1),
  "ap-south-2": at("Hyderabad", "India", 78.5, 17.4),
  "ap-southeast-1": at("Singapore", "Singapore", 103.8, 1.4),
  "ap-southeast-2": at("Sydney", "Australia", 151.2, -33.9),
  "ap-southeast-3": at("Jakarta", "Indonesia", 106.8, -6.2),
  "ap-southeast-4": at("Melbourne", "Australia", 145, -37.8),
  "ap-southeast-5": at("Malaysia", "Malaysia", 101.7, 3.1),
  "ap-southeast-6": at("New Zealand", "New Zealand", 174.8, -36.8),
  "ap-southeast-7": at("Thailand", "Thailand", 100.5, 13.8),
  "ca-central-1": at("Montreal", "Canada", -73.6, 45.5),
  "ca-west-1": at("Calgary", "Canada", -114.1, 51),
  "cn-north-1": at("Beijing", "China", 116.4, 39.9),
  "cn-northwest-1": at("Ningxia", "China", 106.2, 38.5),
  "eu-central-1": at("Frankfurt", "Germany", 8.7, 50.1),
  "eu-central-2": at("Zurich", "Switzerland", 8.5, 47.4),
  "eu-north-1": at("Stockholm", "Sweden", 18.1, 59.3),
  "eu-south-1": at("Milan", "Italy", 9.2, 45.5),
  "eu-south-2": at("Aragón", "Spain", -0.9, 41.7),
  "eu-west-1": at("Ireland", "Ireland", -6.3, 53.3),
  "eu-west-2": at("London", "United Kingdom", -0.1, 51.5),
  "eu-west-3": at("Paris", "France", 2.4, 48.9),
  "il-central-1": at("Tel Aviv", "Israel", 34.8, 32.1),
  "me-central-1": at("UAE", "United Arab Emirates", 54.4, 24.4),
  "me-south-1": at("Bahrain", "Bahrain", 50.6, 26.1),
  "mx-central-1": at("Querétaro", "Mexico", -100.4, 20.6),
  "sa-east-1": at("São Paulo", "Brazil", -46.6, -23.6),
  "us-east-1": at("N. Virginia", us, -77.5, 39),
  "us-east-2": at("Ohio", us, -83, 40),
  "us-gov-east-1": at("GovCloud US-East", us, -82.5, 40.4),
  "us-gov-west-1": at("GovCloud US-West", us, -120.5, 44.5),
  "us-west-1": at("N. California", us, -121.9, 37.4),
  "us-west-2": at("Oregon", us, -119.7, 45.8),
};

/** Null for a Region that is newer than this list. */
export function placeOf(region: string): RegionPlace | null {
  return places[region] ?? null;
}
