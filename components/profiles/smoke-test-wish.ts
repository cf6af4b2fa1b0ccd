const storageKey = "profile-console:smoke-test";

/**
 * Remembers in this tab that a profile shall be tested once it is shown. Not in the URL: a link must not spend money when
 * somebody opens it.
 */
export function wishForSmokeTest(profileId: string): void {
  sessionStorage.setItem(storageKey, profileId);
}

/** Whether this profile was to be tested; says so once. */
export function takeSmokeTestWish(profileId: string): boolean {
  const isWished = sessionStorage.getItem(storageKey) === profileId;
  if (isWished) sessionStorage.removeItem(storageKey);
  return isWished;
}
