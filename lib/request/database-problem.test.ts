import { describe, expect, it } from "vitest";
import { databaseProblem } from "@/lib/request/database-problem";

const withCode = (message: string, code: string) => Object.assign(new Error(message), { code });
const query = (cause: Error) => new Error("Failed query: select 1", { cause });

describe("databaseProblem", () => {
  it.each([
    query(withCode("could not extend file", "53100")),
    query(new Error("PANIC: could not write to file: No space left on device")),
  ])("names a full disk", (error) => {
    expect(databaseProblem(error)).toContain("disk that holds the console's database is full");
  });

  it.each([
    query(new Error("Connection terminated unexpectedly")),
    query(withCode("terminating connection due to administrator command", "57P01")),
    query(withCode("the database system is starting up", "57P03")),
    withCode("connect ECONNREFUSED 127.0.0.1:5432", "ECONNREFUSED"),
    new Error("timeout exceeded when trying to connect"),
    new Error("The thread of the embedded database ended."),
  ])("names a database that is away", (error) => {
    expect(databaseProblem(error)).toBe("The console's database cannot be reached.");
  });

  it.each([
    query(withCode("duplicate key value", "23505")),
    new TypeError("fetch failed", { cause: withCode("connect ECONNREFUSED", "ECONNREFUSED") }),
    new Error("a bug"),
    "no error",
  ])("leaves everything else alone", (error) => {
    expect(databaseProblem(error)).toBeNull();
  });
});
