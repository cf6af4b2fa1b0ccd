// The direction of imports (CONTRIBUTING.md). Each message says where the code belongs instead.

const isTest = "[.]test[.]tsx?$";

/** The rows of `lib`, lowest first: a row may import only from rows beneath it. */
const rows = [
  ["env", "errors", "result", "log", "format", "ndjson", "csv", "merge", "time-range", "stats", "config"],
  ["db", "jobs", "bedrock", "pricing", "models"],
  ["auth"],
  ["request"],
  ["audit"],
  ["profiles"],
  ["tags", "deletion", "attachments", "budgets", "replacement"],
  ["invocations", "rollups", "plans", "prompts"],
  [
    "playground",
    "compare",
    "benchmarks",
    "usage",
    "policies",
    "guide",
    "handover",
    "rehearsal",
    "explain",
    "retirement",
  ],
];
/** @param {(string | string[])[]} names */
const inRows = (names) => `^lib/(${names.flat().join("|")})([.]ts$|/)`;

/** @type {import("dependency-cruiser").IForbiddenRuleType[]} */
const lookDownOnly = rows.slice(0, -1).map((row, level) => ({
  name: `tier-${level}-looks-down-only`,
  comment: `${row.join(", ")}: this row knows nothing of the rows above. Move what is shared down, or pass it in.`,
  severity: "error",
  from: { path: inRows(row), pathNot: isTest },
  to: { path: inRows(rows.slice(level + 1)) },
}));

/** @type {import("dependency-cruiser").IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: "no-cycles",
      comment: "Two modules that need each other are one idea, or hide a third that both should import.",
      severity: "error",
      from: {},
      to: { circular: true },
    },
    {
      name: "lib-never-looks-up",
      comment: "lib knows no page and no component: pass the value in, or move the pure part into lib.",
      severity: "error",
      from: { path: "^lib/" },
      to: { path: "^(app|components)/" },
    },
    {
      name: "components-never-import-routes",
      comment:
        "app composes components, not the other way: move what is shared into components/<feature> or lib/<feature>.",
      severity: "error",
      from: { path: "^components/" },
      to: { path: "^app/" },
    },
    {
      name: "components-stay-off-the-server",
      comment:
        "Components see schema.ts, actions.ts and pure modules. Call an action, or let the page pass plain data.",
      severity: "error",
      from: { path: "^components/" },
      to: {
        path: [
          "^lib/[^/]+/(service|[a-z-]*repository)[.]ts$",
          "^lib/(db|jobs|request|local)/",
          "^lib/bedrock/(?!(types|arn|route)[.]ts$)",
          "^lib/auth/(?!permissions[.]ts$)",
          "^lib/(env|log)[.]ts$",
          "^lib/config/file[.]ts$",
          "^lib/plans/(kinds|runner)[.]ts$",
        ],
      },
    },
    {
      name: "ui-knows-no-feature",
      comment: "components/{ui,charts} get what they show as props: put feature words into components/<feature>.",
      severity: "error",
      from: { path: "^components/(ui|charts)/", pathNot: isTest },
      to: { path: ["^components/(?!(ui|charts)/)", "^lib/(?!(format|csv)[.]ts$)"] },
    },
    {
      name: "only-repositories-touch-tables",
      comment: "Statements live in lib/<feature>/repository.ts; a service gets its handle from the RequestContext.",
      severity: "error",
      from: {
        path: "^(app|components|lib)/",
        pathNot: ["^lib/[^/]+/[a-z-]*repository[.]ts$", "^lib/(db|jobs|request|testing)/", "^app/api/ready/", isTest],
      },
      // A type touches no table: a verb may name the handle it is given.
      to: { path: "^lib/db/", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "repository-belongs-to-its-feature",
      comment: "Another feature's tables are reached through its service.ts.",
      severity: "error",
      from: { path: "^(?:app|components|lib/([^/]+))/", pathNot: isTest },
      to: { path: "^lib/[^/]+/[a-z-]*repository[.]ts$", pathNot: "^lib/$1/" },
    },
    {
      name: "only-the-gateway-touches-aws",
      comment: "Everything said to AWS is said in lib/bedrock: add a method to the gateway.",
      severity: "error",
      from: { pathNot: ["^lib/bedrock/", "^lib/local/bedrock/(event-stream|test-[a-z-]+)[.]ts$", isTest] },
      to: { path: "node_modules/(@aws-sdk|@smithy)/" },
    },
    {
      name: "framework-stays-at-the-edge",
      comment:
        "lib runs without Next and React: take plain values; cookies, redirects and cache belong to actions.ts, auth or request.",
      severity: "error",
      from: { path: "^lib/", pathNot: ["^lib/[^/]+/actions[.]ts$", "^lib/(auth|request)/", isTest] },
      to: { path: "node_modules/(next|react|react-dom)/" },
    },
    {
      name: "stand-ins-are-islands",
      comment: "The stand-in is another process: talk to it over HTTP, through the gateway.",
      severity: "error",
      from: { path: "^(app|components|lib)/", pathNot: ["^lib/(local|testing)/", isTest] },
      to: { path: "^lib/local/" },
    },
    {
      name: "stand-ins-import-nothing",
      comment:
        "What the stand-in shares with the console would be checked against itself: write it from AWS's documents.",
      severity: "error",
      from: { path: "^lib/local/", pathNot: isTest },
      to: { path: "^(app|components|lib/(?!local/))" },
    },
    {
      name: "test-support-stays-in-tests",
      comment: "lib/testing is for tests. What production needs too belongs to its feature.",
      severity: "error",
      from: { pathNot: ["^lib/testing/", isTest] },
      to: { path: "^lib/testing/" },
    },
    {
      name: "top-features-are-strangers",
      comment: "Features of the top row do not know each other: move what is shared into a lower row.",
      severity: "error",
      from: { path: `^lib/(${rows.at(-1)?.join("|")})/`, pathNot: isTest },
      to: { path: inRows(rows.slice(-1)), pathNot: "^lib/$1/" },
    },
    {
      name: "nothing-unresolved",
      comment: "An import that leads nowhere is seen by no other rule.",
      severity: "error",
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: "every-feature-has-a-row",
      comment: "The rules below know lib by its rows: name the new feature in one of them.",
      severity: "error",
      from: {},
      to: { path: "^lib/", pathNot: [inRows(rows), "^lib/(local|testing)/"] },
    },
    ...lookDownOnly,
  ],
  options: {
    // Not `exclude`: the rules about packages would match nothing.
    doNotFollow: { path: "node_modules" },
    // Without it type-only imports go unseen.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
    },
  },
};
