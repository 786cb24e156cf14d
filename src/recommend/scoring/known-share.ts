import { halfLifeMs, type Policy } from '../../domain/policy.ts'
import type { SourceName } from '../../domain/source-name.ts'
import type { Viewer } from '../../domain/viewer.ts'
import { decayedWeight } from './decay.ts'

/**
 * How much of what matters to the viewer now a training at `trainedAtMs` could know, 0-1: the part of her decayed
 * engagements that is not younger. 1 for somebody without any.
 */
export function knownShare(viewer: Viewer, trainedAtMs: number, clockMs: number, policy: Policy): number {
  let known = 0
  let all = 0
  for (const engagement of viewer.engagements) {
    const weight = decayedWeight(engagement, clockMs, halfLifeMs(policy))
    all += weight
    if (engagement.lastAtMs <= trainedAtMs) known += weight
  }
  return all === 0 ? 1 : known / all
}

/**
 * The source weights of a question, with that of `neighbors` less by what its training could not know: who is like her
 * was decided then, and says nothing of a taste that came after. The other sources look at her as she is.
 */
export function withStaleness(
  sourceWeights: Readonly<Partial<Record<SourceName, number>>>,
  known: number,
): Readonly<Partial<Record<SourceName, number>>> {
  return { ...sourceWeights, neighbors: (sourceWeights.neighbors ?? 1) * known }
}
