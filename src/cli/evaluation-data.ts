import { resolve } from 'node:path'
import { type Command, Option } from 'commander'
import { DEMO_SEED, demoDataSet } from '../datasets/demo/demo-world.ts'
import type { DataSet } from '../datasets/importing/data-set.ts'
import { dataFolder } from '../datasets/importing/folder.ts'
import { LASTFM_COLLECTED_AT_MS, lastfm } from '../datasets/importing/lastfm.ts'
import { PROTOCOLS, type Protocol, type SplitSettings } from '../evaluation/splits/protocols.ts'
import { DEFAULT_RATING_SCALE, type RatingScale } from '../events/event-weight.ts'
import type { CommandContext } from './command-context.ts'
import { existingFolder, instant, integer, ratingScale, share } from './option-values.ts'

/** The demo world ends at this instant, so that runs on different days agree. */
const DEMO_ENDS_AT_MS = Date.UTC(2026, 0, 1)

/** Options for splitting and reading a data set. */
export interface JudgingOptions {
  readonly protocol: Protocol
  readonly k: number
  readonly seed: number
  readonly testShare: number
  readonly before?: number
  readonly now?: number
  readonly ratingScale: RatingScale
}

/** A data set and the instant at which it ends. */
export interface JudgedData {
  readonly dataSet: DataSet
  /** Epoch milliseconds. */
  readonly nowMs: number
}

/** Adds the options of `JudgingOptions` to a command. */
export function addJudgingOptions(command: Command): Command {
  return command
    .addOption(
      new Option('--protocol <name>', 'how test rows are held out').choices(PROTOCOLS).default('five-fold'),
    )
    .option('--k <n>', 'length of the lists, 1-100', integer(1, 100), 10)
    .option('--seed <n>', 'of the split, samples and tie-breaks', integer(), 1)
    .option('--test-share <share>', 'of `ratio`: share of each user that is held out', share, 0.2)
    .option(
      '--before <instant>',
      'of `temporal`: end of the training rows (default: the last fifth is held out)',
      instant,
    )
    .option('--now <instant>', 'end of the data, and the time of rows without a date', instant)
    .addOption(
      new Option('--rating-scale <min-max>', 'lowest and highest rating, such as 1-5')
        .argParser(ratingScale)
        .default(DEFAULT_RATING_SCALE, '0-5'),
    )
}

export function splitSettings(options: JudgingOptions, folds: number | null): SplitSettings {
  const { protocol, seed, testShare, before } = options
  return { protocol, seed, testShare, folds, beforeMs: before ?? null }
}

/**
 * @param data `lastfm:<folder>`, a folder of the import layout, or `demo`
 * @throws AttuneError `BAD_USER_INPUT` if there is no such folder
 */
export async function openJudgedData(
  context: CommandContext,
  data: string,
  now: number | undefined,
): Promise<JudgedData> {
  if (data === 'demo') {
    const nowMs = now ?? DEMO_ENDS_AT_MS
    return { dataSet: demoDataSet({ seed: DEMO_SEED, nowMs }), nowMs }
  }
  const [, lastfmFolder] = /^lastfm:(.*)$/.exec(data) ?? []
  if (lastfmFolder !== undefined) {
    const dataSet = await lastfm(existingFolder(context, lastfmFolder))
    return { dataSet, nowMs: now ?? LASTFM_COLLECTED_AT_MS }
  }
  const dataSet = await dataFolder(existingFolder(context, resolve(context.folder, data)))
  return { dataSet, nowMs: now ?? context.nowMs() }
}
