import { useAttune, useViewer } from '@attune/react'
import { useState } from 'react'
import { SetConsentDocument } from '../__generated__/graphql.ts'
import { readKept, writeKept } from './kept.ts'
import { useAttempt } from './toasts.tsx'
import { useWrite } from './writes.ts'

const REFUSED = 'shop-consent'

/** Asks the visitor before the shop remembers what they do, over the bottom of the page. It also keeps a no. */
export function ConsentBanner() {
  const attune = useAttune()
  useViewer()
  const write = useWrite()
  const attempt = useAttempt()
  const [isRefused, setRefused] = useState(() => readKept(REFUSED) === 'no')
  if (attune.isAllowed || isRefused) return null
  const agree = () => {
    attune.allow()
    const purpose = attune.userId === null ? 'VISITOR_HISTORY' : 'PERSONALIZATION'
    attempt(() => write(SetConsentDocument, { choices: [{ purpose, isGranted: true }] }))
  }
  const refuse = () => {
    writeKept(REFUSED, 'no')
    setRefused(true)
  }
  return (
    <section className="consent" aria-label="Your choice">
      <p>May we remember what you look at, to show you more of it?</p>
      <span className="acts">
        <button type="button" className="strong" onClick={agree}>
          Yes
        </button>
        <button type="button" onClick={refuse}>
          No
        </button>
      </span>
    </section>
  )
}
