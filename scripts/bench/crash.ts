import { crashLoad } from "./crash-load.ts";
import { crashPairs } from "./crash-pairs.ts";

/** `npm run benchmark:crash -- pairs` or `-- load` tries that part alone. */
const only = process.argv[2];

if (only !== "load") await crashPairs();
if (only !== "pairs") await crashLoad();
