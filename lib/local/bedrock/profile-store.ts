import { randomInt } from "node:crypto";
import { profileArn } from "./arn.ts";
import { AwsError, notFound, validationError } from "./aws-error.ts";
import type { ProfileShelf } from "./profile-shelf.ts";
import type { StoredProfile } from "./state-file.ts";

export type Tag = { key: string; value: string };
export type ApplicationProfile = StoredProfile;

export type NewProfile = Pick<StoredProfile, "name" | "description" | "modelArns" | "tags" | "request">;

/** How a change is made known: `lagMs` is how long reads still see what was there before. */
export type Change = { lagMs?: number; areNamesUnique?: boolean };

export const maxTags = 50;

type Home = { region: string; account: string; quota: number };

/**
 * Application profiles of one Region and account, in the order they were made.
 * Every change resolves when it is durable, which is at once without a state file.
 */
export class ProfileStore {
  private readonly home: Home;
  private readonly shelf: ProfileShelf;
  private readonly prefix: string;
  // What reads see in place of a profile that was changed a moment ago; null: nothing.
  private readonly lags = new Map<string, { until: number; seen: ApplicationProfile | null }>();

  constructor(home: Home, shelf: ProfileShelf) {
    this.home = home;
    this.shelf = shelf;
    this.prefix = profileArn(home, "application-inference-profile", "");
  }

  list(): ApplicationProfile[] {
    if (this.lags.size === 0) return this.existing();
    const seen = this.existing().flatMap((profile) => this.find(profile.arn) ?? []);
    const gone = [...this.lags.keys()].filter((arn) => !this.shelf.get(arn)).flatMap((arn) => this.find(arn) ?? []);
    return [...seen, ...gone];
  }

  find(arn: string): ApplicationProfile | undefined {
    if (!arn.startsWith(this.prefix)) return undefined;
    const lag = this.lags.get(arn);
    if (!lag) return this.shelf.get(arn);
    if (performance.now() < lag.until) return lag.seen ?? undefined;
    this.lags.delete(arn);
    return this.shelf.get(arn);
  }

  /**
   * A repeat of an earlier request answers with the profile that request made.
   *
   * @throws AwsError `ServiceQuotaExceededException`, `ConflictException` (when names are made unique),
   *   `ValidationException` (token of another request)
   */
  async create(profile: NewProfile, { lagMs = 0, areNamesUnique = false }: Change = {}): Promise<ApplicationProfile> {
    const earlier = profile.request && this.existing().find((one) => one.request?.token === profile.request?.token);
    if (earlier && earlier.request?.fingerprint !== profile.request?.fingerprint) {
      throw validationError("The clientRequestToken was already used by a request with different parameters.");
    }
    if (!earlier && areNamesUnique && this.existing().some((one) => one.name === profile.name)) {
      throw new AwsError(400, "ConflictException", `An inference profile named ${profile.name} already exists.`);
    }
    const created = earlier ?? this.add(profile, lagMs);
    await this.shelf.save();
    return created;
  }

  /** @throws AwsError `ResourceNotFoundException` */
  async delete(arn: string, { lagMs = 0 }: Change = {}): Promise<void> {
    this.mustExist(arn);
    this.hold(arn, lagMs);
    this.shelf.remove(arn);
    await this.shelf.save();
  }

  /** @throws AwsError `TooManyTagsException`, `ResourceNotFoundException` */
  async tag(arn: string, tags: Tag[], { lagMs = 0 }: Change = {}): Promise<void> {
    const changed = new Map(this.mustExist(arn).tags.map((tag) => [tag.key, tag.value]));
    for (const { key, value } of tags) changed.set(key, value);
    if (changed.size > maxTags) throw tooManyTags(arn);
    const all = [...changed].map(([key, value]) => ({ key, value }));
    await this.setTags(arn, all, lagMs);
  }

  /** @throws AwsError `ResourceNotFoundException` */
  async untag(arn: string, keys: string[], { lagMs = 0 }: Change = {}): Promise<void> {
    const left = this.mustExist(arn).tags.filter((tag) => !keys.includes(tag.key));
    await this.setTags(arn, left, lagMs);
  }

  /** @throws AwsError `ResourceNotFoundException` */
  tagsOf(arn: string): Tag[] {
    const profile = this.find(arn);
    if (!profile) throw profileNotFound(arn);
    return profile.tags;
  }

  /** What there is, whatever reads see meanwhile. */
  private existing(): ApplicationProfile[] {
    return [...this.shelf.all()].filter((profile) => profile.arn.startsWith(this.prefix));
  }

  private mustExist(arn: string): ApplicationProfile {
    const profile = arn.startsWith(this.prefix) ? this.shelf.get(arn) : undefined;
    if (!profile) throw profileNotFound(arn);
    return profile;
  }

  private add(profile: NewProfile, lagMs: number): ApplicationProfile {
    if (this.existing().length >= this.home.quota) {
      throw new AwsError(
        400,
        "ServiceQuotaExceededException",
        `You have reached the limit of ${this.home.quota} inference profiles for this account in ${this.home.region}.`,
      );
    }
    const created = { ...profile, arn: this.freeArn(), createdAt: timestamp(new Date()) };
    this.hold(created.arn, lagMs);
    this.shelf.put(created);
    return created;
  }

  private freeArn(): string {
    const arn = `${this.prefix}${opaqueId(randomInt)}`;
    return this.shelf.get(arn) ? this.freeArn() : arn;
  }

  private async setTags(arn: string, tags: Tag[], lagMs: number): Promise<void> {
    const profile = this.mustExist(arn);
    this.hold(arn, lagMs);
    this.shelf.put({ ...profile, tags });
    await this.shelf.save();
  }

  /** Lets reads see what they see now for a while longer. */
  private hold(arn: string, lagMs: number): void {
    if (lagMs > 0) this.lags.set(arn, { until: performance.now() + lagMs, seen: this.find(arn) ?? null });
  }
}

/** Twelve lower-case letters and digits. @param below draws a whole number in [0, limit) */
export function opaqueId(below: (limit: number) => number): string {
  const alphabet = "abcdefghijklmnopqrstuvwxyz0123456789";
  return Array.from({ length: 12 }, () => alphabet[below(alphabet.length)]).join("");
}

/** ISO 8601 with microseconds and offset, as Bedrock writes times. */
export function timestamp(date: Date): string {
  return date.toISOString().replace("Z", "000+00:00");
}

export function profileNotFound(identifier: string): AwsError {
  return notFound(`The requested inference profile was not found: ${identifier}`);
}

export function tooManyTags(resourceName: string): AwsError {
  return new AwsError(400, "TooManyTagsException", `The request would put more than ${maxTags} tags on the resource.`, {
    members: { resourceName },
  });
}
