import type { MeasuredPair, PairSide } from "@/lib/benchmarks/pairs";
import type { Random } from "@/lib/stats/random";

/** The world in which the method is tried: what makes real latencies hard to compare, and a known true ratio. */
export const world = {
  typicalMs: 2_000,
  /** sd of the log of one call's latency. */
  sigma: 0.35,
  /** Share of calls that take 2 to 6 times as long. */
  slowShare: 0.03,
  /** Prompts of a run and the sd of the log of what each of them takes. */
  prompts: 20,
  promptSigma: 0.3,
  /** Load common to both profiles: the log follows an AR(1) in continuous time. */
  driftSigma: 0.2,
  driftTauMs: 300_000,
  /** Daily wave of ±25 %, at any phase when a run starts. */
  wave: 0.25,
  dayMs: 86_400_000,
  /** Incidents: one in twenty minutes on average, half a minute to two minutes, everything 1.5 to 4 times as long. */
  incidentEveryMs: 1_200_000,
  /** The first call of each profile. */
  coldFactor: 3,
  spacingMs: 100,
};

/** One run's clock and the state of the load at that time. Calls are made one after another. */
export class SimulatedRun {
  #nowMs = 0;
  #drift: number;
  #incident = { startMs: 0, endMs: 0, factor: 1 };
  readonly #phase: number;
  readonly #prompts: number[];
  readonly #warm = new Set<"a" | "b">();
  readonly #random: Random;
  readonly #trueRatio: number;

  constructor(random: Random, trueRatio: number) {
    this.#random = random;
    this.#trueRatio = trueRatio;
    this.#drift = world.driftSigma * random.normal();
    this.#phase = 2 * Math.PI * random.float();
    this.#prompts = Array.from({ length: world.prompts }, () => Math.exp(world.promptSigma * random.normal()));
    this.#nextIncident();
  }

  /** Makes one call and waits for its end; ms. */
  call(arm: "a" | "b", prompt: number): number {
    const own = Math.exp(world.sigma * this.#random.normal());
    const slow = this.#random.float() < world.slowShare ? 2 + 4 * this.#random.float() : 1;
    const cold = this.#warm.has(arm) ? 1 : world.coldFactor;
    this.#warm.add(arm);
    const work = this.#prompts[prompt % world.prompts] ?? 1;
    const ratio = arm === "b" ? this.#trueRatio : 1;
    const tookMs = world.typicalMs * work * own * slow * cold * ratio * this.#load();
    this.#pass(tookMs + world.spacingMs);
    return tookMs;
  }

  /** As the product plans it: two calls per arm to warm up, then pairs in random order. */
  pairs(count: number): MeasuredPair[] {
    for (const arm of ["a", "b", "b", "a"] as const) this.call(arm, 0);
    return Array.from({ length: count }, (_, index) => {
      const order = this.#random.float() < 0.5 ? "ab" : "ba";
      const prompt = this.#random.below(world.prompts);
      const first = this.call(order === "ab" ? "a" : "b", prompt);
      const second = this.call(order === "ab" ? "b" : "a", prompt);
      const [a, b] = order === "ab" ? [first, second] : [second, first];
      return { index, order, a: side(a), b: side(b) };
    });
  }

  #load(): number {
    const { startMs, endMs, factor } = this.#incident;
    const isIncident = this.#nowMs >= startMs && this.#nowMs < endMs;
    const wave = 1 + world.wave * Math.sin(this.#phase + (2 * Math.PI * this.#nowMs) / world.dayMs);
    return Math.exp(this.#drift) * wave * (isIncident ? factor : 1);
  }

  #pass(ms: number): void {
    const kept = Math.exp(-ms / world.driftTauMs);
    this.#drift = this.#drift * kept + world.driftSigma * Math.sqrt(1 - kept ** 2) * this.#random.normal();
    this.#nowMs += ms;
    if (this.#nowMs >= this.#incident.endMs) this.#nextIncident();
  }

  #nextIncident(): void {
    const waitMs = -Math.log(1 - this.#random.float()) * world.incidentEveryMs;
    const startMs = this.#nowMs + waitMs;
    const lastsMs = 30_000 + 90_000 * this.#random.float();
    this.#incident = { startMs, endMs: startMs + lastsMs, factor: 1.5 + 2.5 * this.#random.float() };
  }
}

/** Only the total is judged here; the other metrics follow it. */
function side(totalMs: number): PairSide {
  const work = { inputTokens: 50, outputTokens: 100, cacheReadTokens: 0, cacheWriteTokens: 0 };
  return { ttftMs: totalMs / 5, tpotMs: totalMs / 125, totalMs, ...work, stopReason: "end_turn" };
}
