import { type SQL, sql } from "drizzle-orm";

/**
 * Inserts complete and failed calls made up by the database itself: 40 application profiles of 8 teams (the last has none) and
 * 10 system profiles over 5 models and 2 Regions, evenly over the days before `end`, totals lognormal around 1 s.
 */
export function insertCalls(count: number, days: number, end: Date): SQL {
  return sql`
    insert into invocations (id, status, origin, process_id, actor_id, profile_arn, profile_id, profile_name, profile_type,
      model_id, model_name, route, region, team, simulated, started_at, settled_at, client_overhead_ms, ttft_ms, total_ms,
      attempts, input_tokens, output_tokens, cache_read_tokens, cache_write_tokens, stop_reason, error_code)
    select md5(i::text || ${end.toISOString()}::text), case when i % 53 = 0 then 'failed' else 'complete' end, 'playground', 'p', 'local',
      'arn:aws:bedrock:' || region || ':000000000000:profile/' || profile, profile, 'Profile ' || profile,
      case when is_system then 'SYSTEM_DEFINED' else 'APPLICATION' end,
      (array['amazon.nova-lite-v1:0', 'amazon.nova-pro-v1:0', 'amazon.nova-micro-v1:0', 'amazon.nova-2-lite-v1:0', 'nobody.knows-v1:0'])[1 + n % 5],
      (array['Nova Lite', 'Nova Pro', 'Nova Micro', 'Nova 2 Lite', 'Unknown'])[1 + n % 5],
      'geo', region, case when is_system or n % 8 = 7 then '' else 'team-' || n % 8 end, true, at, at + interval '1 second', 1,
      case when i % 53 = 0 then null else latency / 5 end, case when i % 53 = 0 then null else latency end, 1,
      100, 200, 0, 0, case when i % 53 = 0 then null else 'end_turn' end, case when i % 53 = 0 then 'throttled' end
    from (
      select i, n, n >= 40 as is_system, 'p' || n as profile, case when n % 2 = 0 then 'us-east-1' else 'eu-west-1' end as region,
        ${end.toISOString()}::timestamptz - make_interval(secs => ${days} * 86400.0 * (i - 0.5) / ${count}) as at,
        1000 * exp(0.4 * sqrt(-2 * ln(1 - random())) * cos(2 * pi() * random())) as latency
      from (select i, (i * 7919) % 50 as n from generate_series(1, ${count}::bigint) as i) as numbered
    ) as calls`;
}
