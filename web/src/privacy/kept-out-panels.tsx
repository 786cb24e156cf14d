import {
  BlockDocument,
  MuteDocument,
  UnblockDocument,
  UndoDismissalDocument,
  UndoSuggestionDismissalDocument,
  UnmuteDocument,
} from '../__generated__/graphql.ts'
import type { Writing } from '../api/use-writing.ts'
import { Avatar } from '../parts/avatar.tsx'
import { Cover } from '../parts/cover.tsx'
import { nameOf } from '../parts/links.tsx'
import { Panel } from '../parts/panel.tsx'
import { PersonSearch } from '../people/person-search.tsx'
import { href } from '../routing/route.ts'
import type { MyData } from './my-data.ts'

interface PanelProps {
  readonly userId: string
  readonly data: MyData
  readonly writing: Writing
}

/** Users whom the user blocked, muted or does not want suggested, each with its undo. */
export function KeptOutPeople({
  userId,
  data: { blockedUsers, mutedUsers, dismissedUsers },
  writing,
}: PanelProps) {
  const ids = (otherId: string) => ({ userId, otherId })
  return (
    <Panel title="Kept out" note="people">
      <div className="stack">
        <PeopleList
          name="Blocked"
          does="We do not see each other, anywhere."
          undo="Unblock"
          people={blockedUsers?.nodes ?? null}
          onUndo={(id) =>
            writing.write(UnblockDocument, ids(id), `${id} is not blocked any more.`, (d) => d.unblockUser)
          }
          onAdd={(id) => writing.write(BlockDocument, ids(id), `${id} is blocked.`, (d) => d.blockUser)}
          addLabel="Block someone"
        />
        <PeopleList
          name="Muted"
          does="I do not see them. They do not notice."
          undo="Unmute"
          people={mutedUsers?.nodes ?? null}
          onUndo={(id) =>
            writing.write(UnmuteDocument, ids(id), `${id} is not muted any more.`, (d) => d.unmuteUser)
          }
          onAdd={(id) => writing.write(MuteDocument, ids(id), `${id} is muted.`, (d) => d.muteUser)}
          addLabel="Mute someone"
        />
        <PeopleList
          name="Not suggested"
          does="They are not among the people to follow."
          undo="Undo"
          people={dismissedUsers?.nodes ?? null}
          onUndo={(id) =>
            writing.write(
              UndoSuggestionDismissalDocument,
              ids(id),
              `${id} may be suggested again.`,
              (d) => d.undoSuggestionDismissal,
            )
          }
        />
      </div>
    </Panel>
  )
}

interface PeopleListProps {
  readonly name: string
  readonly does: string
  readonly undo: string
  /** Without it people are added elsewhere. */
  readonly addLabel?: string
  /** Null if they could not be read. */
  readonly people: NonNullable<MyData['blockedUsers']>['nodes'] | null
  onUndo(id: string): void
  onAdd?(id: string): void
}

function PeopleList({ name, does, undo, people, addLabel, onUndo, onAdd }: PeopleListProps) {
  return (
    <section aria-label={name}>
      <h3>{name}</h3>
      <p className="note">{does}</p>
      {people === null ? <p className="note">They could not be read.</p> : null}
      <ul className="rows" aria-label={`${name} people`}>
        {people?.map((person) => (
          <li className="row" key={person.id}>
            <Avatar id={person.id} />
            <span className="row-text">
              <a href={href('people', person.id)}>{nameOf(person)}</a>
            </span>
            <button type="button" className="button is-small" onClick={() => onUndo(person.id)}>
              {undo}
              <span className="hidden"> {nameOf(person)}</span>
            </button>
          </li>
        ))}
      </ul>
      {addLabel && onAdd ? <PersonSearch label={addLabel} onPick={onAdd} /> : null}
    </section>
  )
}

/** Items that the user dismissed, each with its undo. */
export function DismissedItems({ userId, data: { dismissedItems }, writing }: PanelProps) {
  const items = dismissedItems?.nodes ?? null
  return (
    <Panel title="Dismissed" note="never shown again">
      {items === null ? <p className="note">They could not be read.</p> : null}
      {items?.length === 0 ? <p className="note">None.</p> : null}
      <ul className="rows" aria-label="Dismissed items">
        {items?.map(({ id, title, kind, imageUrl }) => (
          <li className="row" key={id}>
            <Cover id={id} kind={kind} title={title} imageUrl={imageUrl} />
            <span className="row-text">
              <a href={href('items', id)}>{title}</a>
              <small>{kind}</small>
            </span>
            <button
              type="button"
              className="button is-small"
              onClick={() =>
                writing.write(
                  UndoDismissalDocument,
                  { userId, itemId: id },
                  `${title} may be shown again.`,
                  (data) => data.undoDismissal,
                )
              }
            >
              Undo<span className="hidden"> the dismissal of {title}</span>
            </button>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
