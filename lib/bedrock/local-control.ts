import "server-only";
import { z } from "zod";
import type { FaultRule } from "@/lib/bedrock/types";
import { AppError } from "@/lib/errors";

const timeoutMs = 2_000;

/** A rule in force, with the calls that met its conditions and those that it hit. */
const activeRuleSchema = z.looseObject({
  operation: z.string().optional(),
  profile: z.string().optional(),
  times: z.number().optional(),
  fault: z.looseObject({ kind: z.string() }),
  matched: z.number(),
  applied: z.number(),
});

const faultsSchema = z.object({ rules: z.array(activeRuleSchema) });

const calendarSchema = z.looseObject({ asOf: z.iso.date().optional() });

export type ActiveRule = z.output<typeof activeRuleSchema>;

/** Steers the local Bedrock through its control port. Every method throws AppError `unavailable` when that fails. */
export class LocalControl {
  readonly #url: string;

  constructor(url: string) {
    this.#url = url;
  }

  /** The fault rules in force, in their order. */
  rules(): Promise<ActiveRule[]> {
    return this.#faults("GET");
  }

  /** Replaces all fault rules, with none to end them; counts start again from 0. */
  setRules(rules: FaultRule[]): Promise<ActiveRule[]> {
    return this.#faults("PUT", { rules });
  }

  /** The day whose catalogue is served, at midnight UTC; null when that is today. */
  async day(): Promise<Date | null> {
    const { asOf } = await this.#ask(calendarSchema, "GET", "/calendar");
    return asOf === undefined ? null : new Date(`${asOf}T00:00:00Z`);
  }

  async #faults(method: "GET" | "PUT", body?: object): Promise<ActiveRule[]> {
    return (await this.#ask(faultsSchema, method, "/faults", body)).rules;
  }

  async #ask<Schema extends z.ZodType>(
    schema: Schema,
    method: "GET" | "PUT",
    path: string,
    body?: object,
  ): Promise<z.output<Schema>> {
    try {
      const answer = await fetch(new URL(path, this.#url), {
        method,
        cache: "no-store",
        signal: AbortSignal.timeout(timeoutMs),
        ...(body && { body: JSON.stringify(body) }),
      });
      if (!answer.ok) throw new Error(`HTTP ${answer.status}: ${await answer.text()}`);
      return schema.parse(await answer.json());
    } catch (cause) {
      throw new AppError("unavailable", "The local Bedrock's control port did not do what it was asked.", { cause });
    }
  }
}
