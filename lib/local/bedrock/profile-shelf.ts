import { type State, StateWriter, type StoredProfile } from "./state-file.ts";

/** Application profiles of every Region and account in the order they were made, and the file that keeps them. */
export class ProfileShelf {
  private readonly profiles = new Map<string, StoredProfile>();
  private readonly seededArns: ReadonlySet<string>;
  private readonly seededChanges: State["seeded"];
  private readonly writer: StateWriter | null;

  constructor(seeded: StoredProfile[], state: State, file: string | null) {
    this.seededArns = new Set(seeded.map((profile) => profile.arn));
    this.seededChanges = state.seeded;
    for (const profile of seeded) {
      const change = state.seeded[profile.arn];
      if (change !== null) this.profiles.set(profile.arn, { ...profile, tags: change?.tags ?? profile.tags });
    }
    for (const profile of state.profiles) this.profiles.set(profile.arn, profile);
    this.writer = file === null ? null : new StateWriter(file, () => this.state());
  }

  all(): IterableIterator<StoredProfile> {
    return this.profiles.values();
  }

  get(arn: string): StoredProfile | undefined {
    return this.profiles.get(arn);
  }

  put(profile: StoredProfile): void {
    this.profiles.set(profile.arn, profile);
    if (this.seededArns.has(profile.arn)) this.seededChanges[profile.arn] = { tags: profile.tags };
  }

  remove(arn: string): boolean {
    if (this.seededArns.has(arn)) this.seededChanges[arn] = null;
    return this.profiles.delete(arn);
  }

  /** Resolves when all changes so far are durable, which is at once without a file. */
  save(): Promise<void> {
    return this.writer?.save() ?? Promise.resolve();
  }

  /** As `save`, but writes no file when nothing was ever changed. */
  async flush(): Promise<void> {
    if (this.profiles.size > this.seededArns.size || Object.keys(this.seededChanges).length > 0) await this.save();
  }

  private state(): State {
    const created = [...this.profiles.values()].filter((profile) => !this.seededArns.has(profile.arn));
    return { version: 1, profiles: created, seeded: this.seededChanges };
  }
}
