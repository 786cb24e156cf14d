import { PersonSearch } from '../people/person-search.tsx'
import { type Deed, sayDeed } from './deed.ts'
import type { Acting } from './use-acting.ts'

interface ActingBarProps {
  readonly acting: Acting
  readonly userId: string
  onDeed(deed: Deed): void
}

/** What was done last in her name, what went wrong, and whom she could follow. */
export function ActingBar({ acting: { last, problem }, userId, onDeed }: ActingBarProps) {
  return (
    <div className="acting">
      <p role="status">
        {last ? `She ${sayDeed(last)}.` : 'Act as her: click, like or dismiss an item, or follow somebody.'}
      </p>
      <PersonSearch
        label="Follow somebody"
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
