import type { InterestModel } from '../model/interest-model.ts'

/** The steps of a training, as named in progress and report. */
export const TRAINING_JOBS = [
  'read',
  'serving-simulation',
  'interest',
  'factors',
  'neighborhoods',
  'two-hop-ties',
  'top-followed',
  'most-followed',
  'similar-items',
  'bought-together',
  'top-items-per-tag',
  'charts',
  'degrees',
  'follower-counts',
  'clean-up',
] as const

export type TrainingJob = (typeof TRAINING_JOBS)[number]

export interface JobReport {
  readonly job: TrainingJob
  /** From start to end, including the wait for a worker. Jobs overlap, so the sum exceeds the total. */
  readonly seconds: number
  /** Edges written; for `read` interactions read, for `clean-up` old edges deleted. */
  readonly edges: number
}

/** The result of a training, returned once the version serves. */
export interface TrainingReport {
  readonly version: string
  /** Epoch milliseconds, as given by the caller. */
  readonly trainedAt: number
  readonly users: number
  readonly items: number
  readonly tags: number
  /** Positive user-item pairs. */
  readonly interactions: number
  /** Learned from held-out interactions; null if there were too few: the policy's own weights rank. */
  readonly interest: InterestModel | null
  readonly seconds: number
  readonly jobs: readonly JobReport[]
}

/** Called at every step; `total` is 0 while unknown. */
export type OnProgress = (progress: {
  readonly job: TrainingJob
  readonly done: number
  readonly total: number
}) => void

/** An interest model with the number of trees in place of their nodes. */
export type BriefInterest = Omit<InterestModel, 'trees'> & { readonly trees: number }

/** A report without the nodes of trees. */
export type BriefReport = Omit<TrainingReport, 'interest'> & { readonly interest: BriefInterest | null }

/** The report as `attune train --json` prints it. */
export function briefReport({ interest, ...rest }: TrainingReport): BriefReport {
  return { ...rest, interest: interest && { ...interest, trees: interest.trees.length } }
}
