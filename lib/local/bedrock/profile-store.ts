import { randomInt } from "node:crypto";
import { profileArn } from "./arn.ts";
import { AwsError, notFound, validationError } from "./aws-error.ts";
import { type State, StateWriter, type StoredProfile } from "./state-file.ts";

export type Tag = { key: string; value: string };
export type ApplicationProfile = StoredProfile;

export type NewProfile = Pick<StoredProfile, "name" | "description" | "modelArns" | "tags" | "request">;

export const maxTags = 50;

type Home = { region: string; account: string; quota: number };

/**
 * Application profiles of one account, in the order they were made.
 * Every change resolves when it is durable, which is at once without a state file.
 */
export class ProfileStore {
  private readonly home: Home;
  private readonly profiles = new Map<string, ApplicationProfile>();
  private readonly seededArns: ReadonlySet<string>;
  private readonly seededChanges: State["seeded"];
  private readonly writer: StateWriter | null;

  constructor(home: Home, seeded: ApplicationProfile[], state: State, file: string | null) {
    this.home = home;
    this.seededArns = new Set(seeded.map((profile) => profile.arn));
    this.seededChanges = state.seeded;
    for (const profile of seeded) {
      const change = state.seeded[profile.arn];
      if (change !== null) this.profiles.set(profile.arn, { ...profile, tags: change?.tags ?? profile.tags });
    }
    for (const profile of state.profiles) this.profiles.set(profile.arn, profile);
    this.writer = file === null ? null : new StateWriter(file, () => this.state());
  }

  /** Profiles of the Region and account served; the state file may hold others. */
  list(): ApplicationProfile[] {
    const prefix = profileArn(this.home, "application-inference-profile", "");
    return [...this.profiles.values()].filter((profile) => profile.arn.startsWith(prefix));
  }

  find(arn: string): ApplicationProfile | undefined {
    return this.profiles.get(arn);
  }

  /**
   * A repeat of an earlier request answers with the profile that request made.
   *
   * @throws AwsError `ServiceQuotaExceededException`, `ValidationException` (token of another request)
   */
  async create(profile: NewProfile): Promise<ApplicationProfile> {
    const earlier = profile.request && this.list().find((one) => one.request?.token === profile.request?.token);
    if (earlier && earlier.request?.fingerprint !== profile.request?.fingerprint) {
      throw validationError("The clientRequestToken was already used by a request with different parameters.");
    }
    const created = earlier ?? this.add(profile);
    await this.save();
    return created;
  }

  async delete(arn: string): Promise<void> {
    if (!this.profiles.delete(arn)) throw profileNotFound(arn);
    if (this.seededArns.has(arn)) this.seededChanges[arn] = null;
    await this.save();
  }

  /** @throws AwsError `TooManyTagsException`, `ResourceNotFoundException` */
  async tag(arn: string, tags: Tag[]): Promise<void> {
    const changed = new Map(this.tagsOf(arn).map((tag) => [tag.key, tag.value]));
    for (const { key, value } of tags) changed.set(key, value);
    if (changed.size > maxTags) throw tooManyTags(arn);
    await this.setTags(
      arn,
      [...changed].map(([key, value]) => ({ key, value })),
    );
  }

  async untag(arn: string, keys: string[]): Promise<void> {
    await this.setTags(
      arn,
      this.tagsOf(arn).filter((tag) => !keys.includes(tag.key)),
    );
  }

  tagsOf(arn: string): Tag[] {
    const profile = this.profiles.get(arn);
    if (!profile) throw profileNotFound(arn);
    return profile.tags;
  }

  /** Resolves when all changes are on disk. */
  async flush(): Promise<void> {
    if (this.hasChanges()) await this.save();
  }

  private hasChanges(): boolean {
    return this.profiles.size > this.seededArns.size || Object.keys(this.seededChanges).length > 0;
  }

  private add(profile: NewProfile): ApplicationProfile {
    if (this.list().length >= this.home.quota) {
      throw new AwsError(
        400,
        "ServiceQuotaExceededException",
        `You have reached the limit of ${this.home.quota} inference profiles for this account in ${this.home.region}.`,
      );
    }
    const created = { ...profile, arn: this.freeArn(), createdAt: timestamp(new Date()) };
    this.profiles.set(created.arn, created);
    return created;
  }

  private freeArn(): string {
    const arn = profileArn(this.home, "application-inference-profile", opaqueId(randomInt));
    return this.profiles.has(arn) ? this.freeArn() : arn;
  }

  private async setTags(arn: string, tags: Tag[]): Promise<void> {
    const profile = this.profiles.get(arn);
    if (!profile) throw profileNotFound(arn);
    this.profiles.set(arn, { ...profile, tags });
    if (this.seededArns.has(arn)) this.seededChanges[arn] = { tags };
    await this.save();
  }

  private save(): Promise<void> {
    return this.writer?.save() ?? Promise.resolve();
  }

  private state(): State {
    const created = [...this.profiles.values()].filter((profile) => !this.seededArns.has(profile.arn));
    return { version: 1, profiles: created, seeded: this.seededChanges };
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
