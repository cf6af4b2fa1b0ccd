import { serializationError, validationError } from "./aws-error.ts";

export type JsonObject = Record<string, unknown>;

type TextRule = { min?: number; max?: number; pattern?: RegExp; oneOf?: readonly string[] };
type NumberRule = { min?: number; max?: number; integer?: boolean };

// Text beyond every length allowed is refused for that; the API's patterns would take long over it.
const longestMatched = 10_000;

/**
 * Collects broken constraints of one request and reports them together, in the words of AWS's validators.
 * A member of the wrong JSON type is reported at once, as AWS's deserialiser does, and hides everything else.
 *
 * @throws AwsError `SerializationException` from the readers, `ValidationException` from `finish`
 */
export class Constraints {
  private readonly failures: string[] = [];

  text(value: unknown, path: string, rule: TextRule & { required?: boolean } = {}): string | undefined {
    if (value === undefined || value === null) {
      if (rule.required) this.fail(null, path, "Member must not be null");
      return undefined;
    }
    if (typeof value !== "string") throw wrongType(value, "String");
    if (rule.min !== undefined && value.length < rule.min) {
      this.fail(value, path, `Member must have length greater than or equal to ${rule.min}`);
    }
    if (rule.max !== undefined && exceeds(value, rule.max)) {
      this.fail(value, path, `Member must have length less than or equal to ${rule.max}`);
    }
    if (rule.pattern && value.length <= longestMatched && !matchesWhole(rule.pattern, value)) {
      this.fail(value, path, `Member must satisfy regular expression pattern: ${rule.pattern.source}`);
    }
    if (rule.oneOf && !rule.oneOf.includes(value)) {
      this.fail(value, path, `Member must satisfy enum value set: [${rule.oneOf.join(", ")}]`);
    }
    return value;
  }

  number(value: unknown, path: string, rule: NumberRule = {}): number | undefined {
    if (value === undefined || value === null) return undefined;
    if (typeof value !== "number") throw wrongType(value, rule.integer ? "Integer" : "Float");
    if (rule.integer && !Number.isInteger(value)) throw wrongType(value, "Integer");
    if (rule.min !== undefined && value < rule.min) {
      this.fail(value, path, `Member must have value greater than or equal to ${rule.min}`);
    }
    if (rule.max !== undefined && value > rule.max) {
      this.fail(value, path, `Member must have value less than or equal to ${rule.max}`);
    }
    return value;
  }

  list(value: unknown, path: string, rule: { min?: number; max?: number; required?: boolean } = {}): unknown[] {
    if (value === undefined || value === null) {
      if (rule.required) this.fail(null, path, "Member must not be null");
      return [];
    }
    if (!Array.isArray(value)) throw wrongType(value, "List");
    if (rule.min !== undefined && value.length < rule.min) {
      this.fail(value, path, `Member must have length greater than or equal to ${rule.min}`);
    }
    if (rule.max !== undefined && value.length > rule.max) {
      this.fail(value, path, `Member must have length less than or equal to ${rule.max}`);
    }
    return value;
  }

  object(value: unknown, path: string, rule: { required?: boolean } = {}): JsonObject | undefined {
    if (value === undefined || value === null) {
      if (rule.required) this.fail(null, path, "Member must not be null");
      return undefined;
    }
    if (!isJsonObject(value)) throw wrongType(value, "Object");
    return value;
  }

  fail(value: unknown, path: string, constraint: string): void {
    const shown = value === null ? "null" : `'${excerpt(value)}'`;
    this.failures.push(`Value ${shown} at '${path}' failed to satisfy constraint: ${constraint}`);
  }

  finish(): void {
    const count = this.failures.length;
    if (count === 0) return;
    const noun = count === 1 ? "1 validation error" : `${count} validation errors`;
    // A body can break one constraint thousands of times; the answer stays readable.
    throw validationError(`${noun} detected: ${this.failures.slice(0, 10).join("; ")}`);
  }
}

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Patterns of the API model apply to the whole string, whatever anchors they have. */
function matchesWhole(pattern: RegExp, text: string): boolean {
  return new RegExp(`^(?:${pattern.source})$`, pattern.flags).test(text);
}

/** AWS counts characters, not UTF-16 units. */
function exceeds(text: string, max: number): boolean {
  return text.length > max && (text.length > max * 2 || [...text].length > max);
}

function wrongType(value: unknown, expected: string) {
  const kind = Array.isArray(value) ? "List" : isJsonObject(value) ? "Object" : `${typeof value}`.toUpperCase();
  const shown = kind === "List" || kind === "Object" ? `${kind} value` : `${kind}_VALUE`;
  return serializationError(`${shown} can not be converted to ${expected === "Integer" ? "an" : "a"} ${expected}`);
}

function excerpt(value: unknown): string {
  const text = typeof value === "string" ? value : Array.isArray(value) ? `[${value.length} members]` : String(value);
  return text.length > 256 ? `${text.slice(0, 256)}…` : text;
}
