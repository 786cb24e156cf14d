import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { AttuneError } from '../domain/errors.ts'
import { replaceFile } from '../platform/files/replace-file.ts'
import { RepeatedTask } from '../platform/repeated-task.ts'
import type { Notify } from '../server/observability/alerts.ts'
import {
  growthOf,
  judge,
  type MixCounts,
  type MixDays,
  NO_DAYS,
  withCounts,
} from '../server/observability/drift.ts'
import { LagWatch } from '../server/observability/lag-watch.ts'
import type { Logger } from '../server/observability/logger.ts'
import type { Metrics } from '../server/observability/metrics.ts'
import { openWebhooks } from '../server/observability/webhooks.ts'
import type { Config } from './config.ts'

/** How often the journal is looked at. */
const LAG_CHECK_MS = 10_000

/** How often the mix of the day is written. A kill loses what came since. */
const MIX_WRITE_MS = 10 * 60_000

/** File of the daily mixes in the data folder. */
const MIX_FILE = 'daily-mixes.json'

/** Positions of a journal. */
interface Positions {
  recorded(): number
  applied(): number
}

/** Sends alerts to the receiver of the settings. */
export interface Alerts {
  readonly notify: Notify
  /** Begins to look for alerts that no request causes. */
  start(events: Positions): void
  close(): Promise<void>
}

interface AlertParts {
  readonly config: Pick<Config, 'webhookUrl' | 'webhookSecret' | 'dataDir'>
  readonly metrics: Pick<Metrics, 'readMixes' | 'webhookEnded'>
  readonly logger: Logger
  readonly isServer: boolean
}

const SILENT: Alerts = { notify: () => undefined, start: () => undefined, close: async () => undefined }

/**
 * Opens the alerts of a server: none without a receiver.
 *
 * @throws AttuneError `CONFIG_INVALID` for a receiver without a secret
 */
export function openAlerts({ config, metrics, logger, isServer }: AlertParts): Alerts {
  const { webhookUrl: url, webhookSecret, dataDir } = config
  if (!isServer || url === null) return SILENT
  if (webhookSecret.isEmpty) {
    throw new AttuneError('CONFIG_INVALID', 'settings: ATTUNE_WEBHOOK_URL needs ATTUNE_WEBHOOK_SECRET', {
      hint: 'docs/operations.md says how to make one',
    })
  }
  const { notify, close } = openWebhooks({
    url,
    secret: webhookSecret.reveal(),
    nowMs: Date.now,
    onEnd(outcome, type) {
      metrics.webhookEnded(outcome)
      if (outcome !== 'delivered') logger.error({ type, outcome }, 'a webhook was not delivered')
    },
  })
  const lag = new LagWatch()
  let checking: NodeJS.Timeout | undefined
  const mixes = mixTask(join(dataDir, MIX_FILE), metrics, notify, logger)
  return {
    notify,
    start(events) {
      mixes.start()
      checking = setInterval(() => {
        const waiting = lag.check(Date.now(), events.recorded(), events.applied())
        if (waiting !== null) notify({ type: 'journal.lagging', data: { waiting } })
      }, LAG_CHECK_MS).unref()
    },
    async close() {
      clearInterval(checking)
      mixes.wake()
      await mixes.stop()
      close()
    },
  }
}

/** Adds what the process counted to the mix of the day, and reports a day that has drifted. */
function mixTask(
  file: string,
  metrics: Pick<Metrics, 'readMixes'>,
  notify: Notify,
  logger: Logger,
): RepeatedTask {
  let before: MixCounts | undefined
  let days = readDays(file)
  return new RepeatedTask({
    everyMs: MIX_WRITE_MS,
    async run() {
      const now = await metrics.readMixes()
      const nowMs = Date.now()
      const judged = judge(withCounts(days, nowMs, growthOf(now, before)), nowMs)
      before = now
      days = judged.days
      for (const data of judged.drifts) notify({ type: 'drift.detected', data })
      replaceFile(file, JSON.stringify(days))
    },
    onFailed: (err) => logger.error({ err }, 'the daily mixes could not be written'),
  })
}

const Counts = z.record(z.string(), z.number())

const Days = z.object({
  judged: z.string().nullable(),
  days: z.record(z.string(), z.object({ events: Counts, sources: Counts, scores: Counts })),
})

/** None if the file is missing or damaged: the four weeks begin again. */
function readDays(file: string): MixDays {
  try {
    return Days.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    return NO_DAYS
  }
}
