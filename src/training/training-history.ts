import { z } from 'zod'
import { AttuneError } from '../domain/errors.ts'
import { setTrainingHistory, trainingHistory } from '../graph/__generated__/queries.ts'
import { ignoreOutage } from '../graph/graph-error.ts'
import type { GraphRunner, GraphStore, RunOptions } from '../graph/graph-store.ts'
import { describeInterest, type InterestModel, parseInterestModel } from '../model/interest-model.ts'
import { HELD_OUT_KINDS, type HeldOutKind } from './compute/hold-out.ts'
import type { StatedSettings } from './recipe-settings.ts'
import type { BriefInterest } from './training-report.ts'

export const TRAINING_OUTCOMES = ['served', 'refused', 'failed', 'rolled-back'] as const

export type TrainingOutcome = (typeof TRAINING_OUTCOMES)[number]

/** A training that has ended by itself, with a model or without, or a switch back to the model of one. */
export interface PastTraining {
  readonly version: string
  /** Epoch milliseconds. */
  readonly startedAtMs: number
  /** When its model began to serve, or when it was refused or failed: epoch milliseconds. */
  readonly endedAtMs: number
  readonly outcome: TrainingOutcome
  /** Why no model serves; null if one does, or if the reason is in the log alone. */
  readonly reason: string | null
  readonly interactions: number | null
  /** Null if nothing was learned, or not yet. */
  readonly interest: BriefInterest | null
  /** What was set, in place of defaults. */
  readonly settings: StatedSettings
  readonly heldOutKind: HeldOutKind
}

/** The newest trainings that a graph remembers. */
export const KEPT_TRAININGS = 50

const ENTRY = z.object({
  version: z.string(),
  startedAtMs: z.int(),
  endedAtMs: z.int(),
  outcome: z.enum(TRAINING_OUTCOMES),
  reason: z.string().nullable(),
  interactions: z.int().nullable(),
  interest: z.string().nullable(),
  trees: z.int(),
  settings: z.custom<StatedSettings>((value) => typeof value === 'object' && value !== null),
  heldOutKind: z.enum(HELD_OUT_KINDS),
})

/** The newest trainings, newest first. Leaves out what another version of Attune wrote in another form. */
export async function readTrainings(
  graph: GraphRunner,
  options: RunOptions = {},
): Promise<readonly PastTraining[]> {
  return (await readEntries(graph, options)).flatMap(parsed)
}

async function readEntries(graph: GraphRunner, options: RunOptions = {}): Promise<readonly string[]> {
  const [history] = await graph.run(trainingHistory, {}, options)
  return history?.entries ?? []
}

function parsed(text: string): readonly PastTraining[] {
  try {
    const { interest, trees, ...entry } = ENTRY.parse(JSON.parse(text))
    return [{ ...entry, interest: interest === null ? null : { ...parseInterestModel(interest), trees } }]
  } catch {
    return []
  }
}

/** How a training ended, and how far it had come. */
export type TrainingEnd = Pick<PastTraining, 'outcome' | 'endedAtMs' | 'interactions'> & {
  readonly interest: InterestModel | null
  readonly error?: unknown
}

/** Keeps the end of a training in the graph; does nothing if the graph is unavailable. The caller holds the lease. */
export async function keepTraining(
  graph: GraphStore,
  training: Pick<PastTraining, 'version' | 'startedAtMs' | 'settings' | 'heldOutKind'>,
  { interest, error, ...end }: TrainingEnd,
): Promise<void> {
  const entry: z.input<typeof ENTRY> = {
    ...training,
    ...end,
    reason: error instanceof AttuneError ? error.message : null,
    interest: interest && describeInterest({ ...interest, trees: [] }),
    trees: interest?.trees.length ?? 0,
  }
  await addEntry(graph, () => entry)
}

/** Keeps, in the same way, that a version serves again, with what its training found. */
export async function keepRollBack(graph: GraphStore, version: string, atMs: number): Promise<void> {
  await addEntry(graph, (entries) => {
    const text = entries.find((one) => parsed(one)[0]?.version === version)
    const trained = text === undefined ? FORGOTTEN : ENTRY.parse(JSON.parse(text))
    return { ...trained, version, startedAtMs: atMs, endedAtMs: atMs, outcome: 'rolled-back', reason: null }
  })
}

/** What is left of a training that is older than the entries. */
const FORGOTTEN = {
  interactions: null,
  interest: null,
  trees: 0,
  settings: {},
  heldOutKind: 'newest',
} as const

async function addEntry(
  graph: GraphStore,
  made: (entries: readonly string[]) => z.input<typeof ENTRY>,
): Promise<void> {
  try {
    const before = await readEntries(graph)
    const entries = [JSON.stringify(made(before)), ...before].slice(0, KEPT_TRAININGS)
    await graph.run(setTrainingHistory, { entries })
  } catch (failure) {
    // The training has its own end.
    ignoreOutage(failure)
  }
}
