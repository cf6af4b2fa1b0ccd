/** Texts that replies are put together from. `{topic}` is what the prompt is about, `{other}` a second word of it. */

type Lines = readonly [string, ...string[]];

export const openings: Record<"explain" | "list" | "compare" | "write" | "code" | "greet" | "plain", Lines> = {
  explain: [
    "The short version of {topic} is that three things decide it, and two of them are under your control.",
    "{Topic} is easier to follow from the outside in: first what it is for, then how it works.",
    "Most explanations of {topic} start with the mechanism. It helps to start with the problem it solves.",
    "In plain words, {topic} means trading a little effort now for a lot of certainty later.",
  ],
  list: [
    "Here is a practical list for {topic}, in the order I would try it.",
    "These are the points about {topic} that tend to matter most.",
    "A workable plan for {topic} fits in a handful of steps.",
  ],
  compare: [
    "Both sides have a case. What separates them is how much you value {topic} against {other}.",
    "The comparison comes down to {topic} on one side and {other} on the other.",
    "Neither option is better in general; for {topic} the difference shows in three places.",
  ],
  write: [
    "Here is a draft about {topic} that you can adapt.",
    "A first version on {topic}, kept short so that it is easy to edit:",
    "Below is a text about {topic} in a friendly, direct tone.",
  ],
  code: [
    "A small, complete version for {topic} looks like this.",
    "For {topic} I would keep the code plain and easy to test:",
    "The following sketch covers {topic}; the interesting part is the check at the start.",
  ],
  greet: [
    "Hello! I am ready to help; tell me a little about what you are working on.",
    "Hi there. Ask me anything, and mention how long the answer should be.",
  ],
  plain: [
    "There are a few ways to look at {topic}, and the useful one depends on your goal.",
    "On {topic}, the first thing to settle is what a good result would look like.",
    "{Topic} usually becomes clear once it is split into smaller questions.",
    "Good question. With {topic}, the details matter less than the order in which you handle them.",
  ],
};

export const paragraphs: Lines = [
  "Start with the smallest case that is still realistic. If {topic} works there, the larger case is mostly a matter of patience and measurement.",
  "A common mistake is to treat {topic} and {other} as the same thing. They move together for a while and then part, usually at the worst moment.",
  "Teams that do this well write down what they expect before they look at the result. It takes five minutes and saves an afternoon of guessing.",
  "Cost follows usage here, so it pays to measure before optimising. Ten observations tell you more about {topic} than one careful theory.",
  "If you only change one thing, make {topic} visible: a number on a page that everyone can see gets better almost by itself.",
  "There is a limit, of course. Beyond a certain size {topic} stops being a technical question and becomes one of priorities.",
  "In practice the answer changes over time, so plan to revisit {topic} when the volume doubles or the people change.",
];

export const bullets: Lines = [
  "**Define the goal.** Say in one sentence what {topic} should achieve and for whom.",
  "**Start small.** Try {topic} with one team before everybody depends on it.",
  "**Measure first.** Record where you are today, or no later number will mean anything.",
  "**Keep it reversible.** Prefer steps you can undo within an hour.",
  "**Name an owner.** Work on {topic} without an owner drifts within two weeks.",
  "**Watch the edges.** Empty input, very long input and a slow network find most surprises.",
  "**Write it down.** A short note about {topic} helps the next person more than a long meeting.",
  "**Review the cost.** Check monthly whether {other} still justifies what you spend on it.",
  "**Automate the boring part.** What is done by hand three times belongs in a script.",
  "**Ask for feedback early.** People tolerate rough edges when they are asked.",
];

export const criteria: Lines = [
  "Effort",
  "Running cost",
  "Time to first result",
  "Risk",
  "Flexibility",
  "Fit for small teams",
];
export const ratings: Lines = ["low", "moderate", "high", "very low", "depends on volume", "good", "fair"];

export const drafts: Lines = [
  "> Over the last weeks we have looked closely at {topic}. The result is encouraging: fewer surprises, clearer numbers and more time for the work that matters.\n>\n> We would like to hear what you think before we go further.",
  "> Dear all,\n>\n> starting next week we will handle {topic} differently. You will notice shorter waits and a single place to ask questions.\n>\n> Thank you for your patience so far.",
  "> Meet a simpler way to deal with {topic}. It takes a minute to set up, stays out of your way and tells you the truth about {other}.",
];

export const snippets: Record<"python" | "typescript" | "sql" | "shell", string> = {
  python: `def summarise(values: list[float]) -> dict[str, float]:
    if not values:
        raise ValueError("nothing to summarise")
    ordered = sorted(values)
    return {
        "count": len(ordered),
        "median": ordered[len(ordered) // 2],
        "largest": ordered[-1],
    }`,
  typescript: `export function groupBy<T>(items: T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return groups;
}`,
  sql: `select team, date_trunc('day', started_at) as day, count(*) as calls
from invocations
where started_at >= now() - interval '7 days'
group by team, day
order by day, calls desc;`,
  shell: `for file in *.csv; do
  rows=$(($(wc -l < "$file") - 1))
  echo "$file: $rows rows"
done`,
};

export const afterCode: Lines = [
  "It fails early on bad input, which keeps `{topic}` out of the error logs later.",
  "Replace the names with your own; the structure is the part worth keeping.",
  "Add a test for the empty case first, it is the one that breaks most often.",
];

export const closings: Lines = [
  "If you tell me more about your situation, I can be more specific about {topic}.",
  "Would you like an example with real numbers?",
  "That should be enough to decide on a first step.",
  "In short: keep {topic} simple, measure it, and change one thing at a time.",
  "Let me know which part of {topic} you would like to look at next.",
];

export const reminders: Lines = [
  "Earlier you asked about “{earlier}”; the same line of thought continues here.",
  "This builds on what you said before (“{earlier}”).",
  "Taking your earlier message “{earlier}” into account:",
];

export const thoughts: Lines = [
  "The person asks for something specific, so I should settle what a complete answer needs before writing it.",
  "There are two readings of this; the simpler one fits the words better.",
  "A short structure will help: the main point first, then what follows from it.",
  "I should check the numbers and names in the question once more before I use them.",
  "Anything beyond the question can wait; it would only make the answer longer.",
  "If a tool could give a better answer than I can, I should use it.",
];
