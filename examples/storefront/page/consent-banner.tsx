import { useAttune, useViewer } from '@attune/react'
import { useState } from 'react'

/** Asks the visitor before the shop remembers what they do. A real shop also remembers a no. */
export function ConsentBanner() {
  const attune = useAttune()
  useViewer()
  const [isAnswered, setAnswered] = useState(attune.isAllowed)
  if (isAnswered) return null
  return (
    <section aria-label="Your choice" className="acts note">
      <span>May we remember what you look at, to show you more of it?</span>
      <button
        type="button"
        onClick={() => {
          attune.allow()
          setAnswered(true)
        }}
      >
        Yes
      </button>
      <button type="button" onClick={() => setAnswered(true)}>
        No
      </button>
    </section>
  )
}
