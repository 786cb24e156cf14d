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

/** Numbers that another version of Attune knows are passed over. */
const SETTINGS = z.object({ policy: z.object(NUMBERS).optional() })

/** The policy's numbers among the settings that a version was trained with, as JSON; none where it states none. */
export function policyNumbersOf(settings: string): PolicyNumbers {
  const { policy = {} } = SETTINGS.safeParse(JSON.parse(settings)).data ?? {}
  return policy as PolicyNumbers
}
