import { PersonSearch } from '../people/person-search.tsx'
import { type Deed, sayDeed } from './feedback.ts'
import type { Acting } from './use-acting.ts'

interface ActingBarProps {
  readonly acting: Acting
  readonly userId: string
  onDeed(deed: Deed): void
}

/** Shows the last feedback given for this user and its error, and lets the user follow others. */
export function ActingBar({ acting: { last, problem }, userId, onDeed }: ActingBarProps) {
  return (
    <div className="acting">
      <p role="status">
        {last
          ? `They ${sayDeed(last)}.`
          : 'Act as this person: click, like or dismiss an item, or follow someone.'}
      </p>
      <PersonSearch
        label="Follow someone"
        onPick={(otherId) => {
          if (otherId !== userId) onDeed({ kind: 'FOLLOW', otherId })
        }}
      />
      {problem ? (
        <p className="banner is-bad" role="alert">
          {problem.title}: {problem.message}
        </p>
      ) : null}
    </div>
  )
}
