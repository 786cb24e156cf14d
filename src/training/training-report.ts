import type { InterestModel } from '../model/interest-model.ts'

/** The steps of a training, as progress and report name them. */
export const TRAINING_JOBS = [
  'read',
  'rehearsal',
  'interest',
  'factors',
  'neighborhoods',
  'two-hop-ties',
  'similar-items',
  'top-items-per-tag',
  'charts',
  'degrees',
  'clean-up',
] as const

export type TrainingJob = (typeof TRAINING_JOBS)[number]

export interface JobReport {
  readonly job: TrainingJob
  /** From when the job was begun to its last step, waiting for a worker included: together more than the whole. */
  readonly seconds: number
  /** Edges written; for `read` interactions read, for `clean-up` old edges deleted. */
  readonly edges: number
}

/** What a training did. The version serves from before this is returned. */
export interface TrainingReport {
  readonly version: string
  /** Epoch milliseconds, as the caller stated them. */
  readonly trainedAt: number
  readonly users: number
  readonly items: number
  readonly tags: number
  /** Positive user-item pairs. */
  readonly interactions: number
  /** What was learned of held-out interactions; null where there were too few, and the policy's own weights rank. */
  readonly interest: InterestModel | null
  readonly seconds: number
  readonly jobs: readonly JobReport[]
}

/** Called at every step; `total` is what is known so far, 0 while unknown. */
export type OnProgress = (progress: {
  readonly job: TrainingJob
  readonly done: number
  readonly total: number
}) => void
