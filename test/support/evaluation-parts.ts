import { join } from 'node:path'
import type { EvaluationParts } from '../../src/evaluation/evaluation.ts'
import { openEmbedded } from '../../src/graph/embedded/open-embedded.ts'
import { DEFAULT_POLICY } from '../../src/recommend/scoring/default-policy.ts'

/** The parts of an evaluation, as in production. */
export function evaluationParts(): EvaluationParts {
  return {
    policy: DEFAULT_POLICY,
    openGraph: (folder) => openEmbedded({ path: join(folder, 'graph'), maxRelationships: 1e7 }),
  }
}
