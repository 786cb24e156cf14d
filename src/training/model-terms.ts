import { z } from 'zod'
import type { Purpose } from '../domain/consent.ts'

/** What a training may learn from: what applies to users who have not decided, and the tags on sensitive topics. */
export interface ModelTerms {
  readonly granted: ReadonlySet<Purpose>
  readonly sensitiveTags: readonly string[]
}

const TERMS = z.object({ granted: z.array(z.string()), sensitiveTags: z.array(z.string()) })

/** The terms as stored with a version. */
export function describeTerms({ granted, sensitiveTags }: ModelTerms): string {
  return JSON.stringify({ granted: [...granted], sensitiveTags: [...sensitiveTags] } satisfies z.input<
    typeof TERMS
  >)
}

/** Whether terms allow all that a version was trained with. No if that is unknown: another release has trained it. */
export function allow({ granted, sensitiveTags }: ModelTerms, stored: string | null): boolean {
  const trained = TERMS.safeParse(JSON.parse(stored ?? 'null')).data
  if (!trained) return false
  const [mayNow, werePrivate] = [new Set<string>(granted), new Set(trained.sensitiveTags)]
  return trained.granted.every((one) => mayNow.has(one)) && sensitiveTags.every((tag) => werePrivate.has(tag))
}
