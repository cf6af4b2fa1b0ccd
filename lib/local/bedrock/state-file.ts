import { mkdir, open, readFile, rename } from "node:fs/promises";
import { dirname } from "node:path";
import { z } from "zod";

const tagsSchema = z.array(z.object({ key: z.string(), value: z.string() }));

const storedProfileSchema = z.object({
  arn: z.string(),
  name: z.string(),
  description: z.string().optional(),
  modelArns: z.array(z.string()),
  createdAt: z.string(),
  tags: tagsSchema,
  request: z.object({ token: z.string(), fingerprint: z.string() }).optional(),
});

const stateSchema = z.object({
  version: z.literal(1),
  profiles: z.array(storedProfileSchema),
  // What people did to profiles made up at start, by ARN: null when deleted.
  seeded: z.record(z.string(), z.object({ tags: tagsSchema }).nullable()),
});

export type StoredProfile = z.output<typeof storedProfileSchema>;
export type State = z.output<typeof stateSchema>;

/** The state file cannot be read or written; the message says which and why. */
export class StateFileError extends Error {}

export function emptyState(): State {
  return { version: 1, profiles: [], seeded: {} };
}

/** @returns an empty state when there is no file yet; @throws StateFileError when there is one and it is unusable */
export async function readState(file: string): Promise<State> {
  const text = await readFile(file, "utf8").catch((error: unknown) => {
    if (isMissing(error)) return null;
    throw new StateFileError(`The state file ${file} cannot be read (${reason(error)}).`, { cause: error });
  });
  if (text === null) return emptyState();
  try {
    return stateSchema.parse(JSON.parse(text));
  } catch (error) {
    throw new StateFileError(`The state file ${file} does not hold the state of a local Bedrock; move it away.`, {
      cause: error,
    });
  }
}

/** Writes whole states, one at a time; changes made while a write is under way share the next one. */
export class StateWriter {
  private readonly file: string;
  private readonly current: () => State;
  private running: Promise<void> | null = null;
  private next: Promise<void> | null = null;

  constructor(file: string, current: () => State) {
    this.file = file;
    this.current = current;
  }

  /** Resolves when everything up to this call is on disk; rejects when it could not be written. */
  save(): Promise<void> {
    if (this.next) return this.next;
    if (!this.running) return this.start();
    this.next = this.running.then(
      () => this.startNext(),
      () => this.startNext(),
    );
    return this.next;
  }

  private startNext(): Promise<void> {
    this.next = null;
    return this.start();
  }

  private start(): Promise<void> {
    const write = this.write().finally(() => {
      if (this.running === write) this.running = null;
    });
    this.running = write;
    return write;
  }

  private async write(): Promise<void> {
    const text = JSON.stringify(this.current());
    const folder = dirname(this.file);
    await mkdir(folder, { recursive: true });
    const temporary = `${this.file}.tmp`;
    const handle = await open(temporary, "w");
    try {
      await handle.writeFile(text);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, this.file);
    await syncFolder(folder);
  }
}

/** Makes the rename itself durable; Windows cannot open a folder and needs no such step. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === "win32") return;
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ENOENT";
}

function reason(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : String(error);
}
