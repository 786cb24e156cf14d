import { z } from 'zod'
import type { PolicyNumbers } from '../domain/policy.ts'

const NUMBERS: { readonly [K in keyof PolicyNumbers]-?: z.ZodType<number | undefined> } = {
  halfLifeDays: z.number().optional(),
  popularityDiscount: z.number().optional(),
  seedLimit: z.number().optional(),
  seedDepth: z.number().optional(),
  interestLimit: z.number().optional(),
  tagDepth: z.number().optional(),
  personLimit: z.number().optional(),
}

/** Unknown keys, of other versions of Attune, are ignored. */
const SETTINGS = z.object({ policy: z.object(NUMBERS).optional() })

/** The policy numbers in the stored settings of a version, as JSON; empty if there are none. */
export function policyNumbersOf(settings: string): PolicyNumbers {
  const { policy = {} } = SETTINGS.safeParse(JSON.parse(settings)).data ?? {}
  return policy as PolicyNumbers
}
