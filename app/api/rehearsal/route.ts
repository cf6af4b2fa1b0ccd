import { z } from "zod";
import { getRehearsal } from "@/lib/rehearsal/service";
import { defineRoute } from "@/lib/request/define-route";

export const GET = defineRoute(z.object({}), getRehearsal);
