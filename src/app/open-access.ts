import { join } from 'node:path'
import { AccessControl } from '../access/access-control.ts'
import { AuditLog } from '../access/audit-log.ts'
import { secretInFile, secretInGraph } from '../access/token-secret.ts'
import { AttuneError } from '../domain/errors.ts'
import { apiKeys } from '../graph/__generated__/queries.ts'
import { type GraphStore, isAvailable } from '../graph/graph-store.ts'
import type { KeptDecisions } from '../privacy/kept-decisions.ts'
import { logUnlessOutage } from '../server/observability/logger.ts'
import type { Config } from './config.ts'
import { TOKEN_SECRET_FILE } from './data-folder.ts'
import type { Opening } from './opening.ts'
import { isLoopback } from './setting-values.ts'

/** Who may call this process, and the log of what they do. */
export interface Access {
  readonly access: AccessControl
  readonly audit: AuditLog
  /** Writes what the log and the last uses of keys still lack, unless the graph is unavailable. */
  close(): Promise<void>
}

/** Opens the keys and tokens of this process, read from the graph if it is available, and the audit log. */
export async function openAccess(
  { config, graph, logger, dataKey }: Opening,
  decisions: KeptDecisions,
): Promise<Access> {
  const file = secretInFile(join(config.dataDir, TOKEN_SECRET_FILE), dataKey)
  const onKeyError = logUnlessOutage(logger, 'reading the API keys or noting their use failed')
  const access = new AccessControl({
    graph,
    known: decisions.keys?.keys ?? null,
    onRead: decisions.keepKeys,
    // Backups are of the graph: only servers that share one have it there, too.
    secretPlaces: graph.name === 'neo4j' ? [secretInGraph(graph), file] : [file],
    settings: { ...config, tokenSecret: config.tokenSecret.isEmpty ? null : config.tokenSecret.reveal() },
    onError: onKeyError,
  })
  if (isAvailable(graph)) await access.keys.refresh()
  access.start()
  const onAuditError = logUnlessOutage(logger, 'writing the audit log failed')
  const audit = new AuditLog(graph, Date.now, onAuditError)
  return {
    access,
    audit,
    async close() {
      access.stop()
      await audit.flush().catch(onAuditError)
      await access.uses.flush().catch(onKeyError)
    },
  }
}

/**
 * Requires API keys if other machines can reach the server, unless its callers are explicitly the operator. While the graph
 * is unavailable, the server starts, and refuses callers until it has read the keys.
 *
 * @throws AttuneError `CONFIG_INVALID`
 */
export async function requireKeys({ host, operatorAccess }: Config, graph: GraphStore): Promise<void> {
  if (operatorAccess || isLoopback(host) || !isAvailable(graph)) return
  if ((await graph.run(apiKeys, {})).length > 0) return
  throw new AttuneError(
    'CONFIG_INVALID',
    `HOST is ${host}, which other machines can reach, and there are no API keys`,
    {
      hint: 'make one: `attune keys create --name web --scopes read,track`; behind a proxy that checks callers, ATTUNE_OPERATOR_ACCESS=true starts without keys',
    },
  )
}
