import { CombinedGraphQLErrors } from '@apollo/client/errors'

/** Codes of a list that cannot be continued, such as one that has expired. */
const ENDED: readonly unknown[] = ['CURSOR_EXPIRED', 'CURSOR_INVALID']

/** Loads the next page of a list. A list that has ended is requested again from its start. */
export async function nextPage(
  more: () => Promise<unknown>,
  startAgain: () => Promise<unknown>,
): Promise<void> {
  try {
    await more()
  } catch (failure) {
    const code = CombinedGraphQLErrors.is(failure) ? failure.errors[0]?.extensions?.code : undefined
    if (!ENDED.includes(code)) throw failure
    await startAgain()
  }
}
