import type { Policy, SourceLimits } from '../../domain/policy.ts'
import { NEVER_AGAIN } from '../../domain/seen-policy.ts'

const limits = (candidateLimit: number, deadlineMs: number): SourceLimits => ({
  candidateLimit,
  deadlineMs,
  onFailure: 'degrade',
})

/**
 * The default recipe. Its blend weights rank until a training has learned better ones. On every data set measured, walks
 * over people and items carry most of the evidence, ties and tags add to it, and charts order the rest.
 */
export const DEFAULT_POLICY: Policy = {
  name: 'default',
  sources: {
    popular: limits(60, 300),
    trending: limits(40, 300),
    fresh: limits(40, 300),
    'similar-items': limits(60, 400),
    latent: limits(60, 400),
    neighbors: limits(60, 400),
    social: limits(60, 400),
    'shared-tags': limits(60, 400),
    'social-two-hop': limits(60, 400),
  },
  ranker: 'best',
  blend: {
    popular: { slope: 0.2, proposed: 0 },
    trending: { slope: 0.1, proposed: 0 },
    fresh: { slope: 0.1, proposed: 0 },
    'similar-items': { slope: 1.8, proposed: 0.6 },
    latent: { slope: 2.5, proposed: 0.3 },
    neighbors: { slope: 1.2, proposed: 0.2 },
    social: { slope: 0.5, proposed: 0.1 },
    'shared-tags': { slope: 0.5, proposed: 0.2 },
    'social-two-hop': { slope: 0.2, proposed: 0 },
  },
  bias: 0,
  popularityWeight: 0,
  temperature: 1,
  halfLifeDays: 90,
  popularityDiscount: 0.25,
  seedLimit: 50,
  seedDepth: 100,
  latentDepth: 2_000,
  interestLimit: 20,
  tagDepth: 30,
  personLimit: 25,
  follows: 'approved',
  minContributors: 0,
  minOwnEngagements: 0,
  minAccountAgeMs: 0,
  chartDepth: 60,
  poolLeast: 30,
  poolLimit: 100,
  listLimit: 500,
  maxPerTag: 60,
  seen: NEVER_AGAIN,
  maxKnownShare: 0.3,
  exploration: 0,
  newItems: true,
  servedListTtlMs: 30 * 60_000,
  lastListMaxAgeMs: 10 * 60_000,
  people: {
    taste: 1,
    tasteDiscount: 0.25,
    live: 0.1,
    followBack: 0.3,
    popularity: 0.02,
    liveLimit: 100,
    rescored: 250,
    leastPeople: 20,
    listLimit: 100,
  },
}
