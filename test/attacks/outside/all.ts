import type { OutsideAttack } from '../target.ts'
import { AMBIGUOUS_REQUESTS } from './ambiguous-requests.ts'
import { BUSY_DOCUMENTS } from './busy-documents.ts'
import { CONSENT } from './consent.ts'
import { CREDENTIALS } from './credentials.ts'
import { DISCLOSURE } from './disclosure.ts'
import { DOCUMENTS } from './documents.ts'
import { EXISTENCE } from './existence.ts'
import { EXPORTS } from './exports.ts'
import { GRAPHQL_COP } from './graphql-cop.ts'
import { OTHER_USERS } from './other-users.ts'
import { REQUESTS } from './requests.ts'
import { SLOW_CLIENTS_ATTACK } from './slow-clients.ts'
import { TEXTS } from './texts.ts'

/** Every attack that `npm run attack` tries, in the order of its run: those that use up a budget come last. */
export const OUTSIDE_ATTACKS: readonly OutsideAttack[] = [
  ...DISCLOSURE,
  ...GRAPHQL_COP,
  ...OTHER_USERS,
  ...EXPORTS,
  ...EXISTENCE,
  ...CONSENT,
  ...REQUESTS,
  AMBIGUOUS_REQUESTS,
  ...DOCUMENTS,
  BUSY_DOCUMENTS,
  ...TEXTS,
  SLOW_CLIENTS_ATTACK,
  ...CREDENTIALS,
].sort((one, other) => Number(one.isLast ?? false) - Number(other.isLast ?? false))
