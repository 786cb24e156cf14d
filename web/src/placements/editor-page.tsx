import { useEffect } from 'react'
import {
  EditedPlacementDocument,
  type EditedPlacementFragment,
  type Surface,
} from '../__generated__/graphql.ts'
import { useAnswer } from '../api/use-answer.ts'
import { ago } from '../parts/format.ts'
import { EmptyState, ProblemBanner, ProblemState, Skeletons } from '../parts/states.tsx'
import { useTitle } from '../parts/use-title.ts'
import { WriteNotes } from '../parts/write-notes.tsx'
import { href } from '../routing/route.ts'
import { NeedsScope } from '../sign-in/needs-scope.tsx'
import { SPEC, SPEC_SECTIONS } from './form/spec-shape.ts'
import { HistoryView } from './history-view.tsx'
import { windowWords } from './placements-page.tsx'
import { PreviewView } from './preview-view.tsx'
import { PublishView } from './publish-view.tsx'
import { SpecForm } from './spec-form.tsx'
import { surfaceOf } from './surfaces.ts'
import { type Editing, useEdit } from './use-edit.ts'

const VIEWS = ['edit', 'preview', 'publish', 'history'] as const

type View = (typeof VIEWS)[number]

interface EditorPageProps {
  readonly id: string
  readonly query: URLSearchParams
  /** False if the key may preview only the lists of a newcomer. */
  readonly namesViewers: boolean
}

/** One placement: its draft as a form, its preview, its publication and its history. */
export function EditorPage(props: EditorPageProps) {
  const { id, query } = props
  useTitle(id)
  const answer = useAnswer(EditedPlacementDocument, { key: id })
  const surface = surfaceOf(query.get('surface'))
  if (answer.problem?.code === 'FORBIDDEN') return <NeedsScope scope="steer" />
  if (!answer.data) {
    if (answer.problem) return <ProblemState problem={answer.problem} onAskAgain={answer.askAgain} />
    return <Skeletons count={3} height={120} />
  }
  const placement = answer.data.placement
  if (!placement && !surface) {
    return (
      <EmptyState title="There is no such placement">
        <p>
          Nothing has the key <code>{id}</code>. <a href={href('placements')}>All placements</a>
        </p>
      </EmptyState>
    )
  }
  return (
    <>
      {answer.problem ? <ProblemBanner problem={answer.problem} onAskAgain={answer.askAgain} /> : null}
      <Editor {...props} known={placement} surface={surface} onReload={answer.askAgain} />
    </>
  )
}

interface EditorProps extends EditorPageProps {
  readonly known: EditedPlacementFragment | null
  readonly surface: Surface | null
  onReload(): void
}

function Editor({ id, known, surface, query, namesViewers, onReload }: EditorProps) {
  const editing = useEdit(id, known, surface, onReload)
  const view = VIEWS.find((one) => one === query.get('view')) ?? 'edit'
  const { placement, spec, faults, problem, done, isChanged, isBusy } = editing
  const isPage = (placement?.surface ?? surface) === 'PAGE'
  useWarning(isChanged && placement !== null)
  return (
    <>
      <header className="page-head">
        <p className="note">
          <a href={href('placements')}>Placements</a>
        </p>
        <h1 className="code-title">{id}</h1>
        <Facts placement={placement} surface={placement?.surface ?? surface} isChanged={isChanged} />
        <Tabs id={id} view={view} query={query} />
      </header>
      <WriteNotes isBusy={isBusy} done={done} problem={problem} />
      {editing.isConflict ? <Conflict editing={editing} /> : null}
      {view === 'edit' ? (
        <form
          className="sections spec-form"
          noValidate
          onSubmit={(event) => {
            event.preventDefault()
            void editing.save()
          }}
        >
          <SpecForm
            spec={spec}
            shape={SPEC}
            sections={SPEC_SECTIONS.filter(({ isForPages = false }) => isForPages === isPage)}
            faults={faults}
            onChange={editing.change}
          />
          <SaveBar editing={editing} />
        </form>
      ) : null}
      {view === 'preview' ? (
        <PreviewView id={id} editing={editing} query={query} namesViewers={namesViewers} isPage={isPage} />
      ) : null}
      {view === 'publish' ? <PublishView editing={editing} /> : null}
      {view === 'history' ? <HistoryView editing={editing} /> : null}
    </>
  )
}

interface FactsProps {
  readonly placement: EditedPlacementFragment | null
  readonly surface: Surface | null
  readonly isChanged: boolean
}

function Facts({ placement, surface, isChanged }: FactsProps) {
  const published = placement?.published
  const draft = placement?.draft
  return (
    <div className="head-row">
      <span className="chip">{(surface ?? 'LIST').toLowerCase()}</span>
      {published ? (
        <span className="chip is-good">
          version {published.number} applies, {windowWords(published)}
        </span>
      ) : (
        <span className="chip">no version applies</span>
      )}
      {draft ? (
        <span className="chip is-warn">
          draft saved {ago(draft.createdAt)} by {draft.createdBy}
        </span>
      ) : null}
      {isChanged ? <span className="chip is-warn">not saved</span> : null}
    </div>
  )
}

interface TabsProps {
  readonly id: string
  readonly view: View
  readonly query: URLSearchParams
}

function Tabs({ id, view, query }: TabsProps) {
  const to = (next: View) => {
    const changed = new URLSearchParams(query)
    changed.set('view', next)
    return href('placements', id, changed)
  }
  return (
    <nav className="nav tabs" aria-label="Views of the placement">
      {VIEWS.map((one) => (
        <a key={one} href={to(one)} aria-current={one === view ? 'page' : undefined}>
          {one.charAt(0).toUpperCase() + one.slice(1)}
        </a>
      ))}
    </nav>
  )
}

/** Two editors: says so, and what to do. */
function Conflict({
  editing: { placement, isChanged, takeTheirs, keepMine },
}: {
  readonly editing: Editing
}) {
  const draft = placement?.draft
  const who = draft
    ? `${draft.createdBy} saved another draft ${ago(draft.createdAt)}.`
    : 'Another editor has published or replaced the draft.'
  if (!isChanged) {
    return (
      <div className="banner is-bad" role="alert">
        <span>
          <strong>Nothing was published.</strong> {who} It is shown now: look at it, and publish it then.
        </span>
        <button type="button" className="button is-small" onClick={takeTheirs}>
          I see
        </button>
      </div>
    )
  }
  return (
    <div className="banner is-bad" role="alert">
      <span>
        <strong>Nothing was saved: two people edit this placement.</strong> {who} Take theirs and make your
        changes again, or keep yours: the next save then replaces theirs.
      </span>
      <span className="head-row">
        <button type="button" className="button is-small" onClick={takeTheirs}>
          Take theirs, drop mine
        </button>
        <button type="button" className="button is-small" onClick={keepMine}>
          Keep mine
        </button>
      </span>
    </div>
  )
}

function SaveBar({ editing: { isChanged, isBusy, placement, takeTheirs } }: { readonly editing: Editing }) {
  return (
    <div className="save-bar">
      <span className="note">{isChanged ? 'Not saved.' : 'All changes are saved.'}</span>
      {isChanged && placement ? (
        <button type="button" className="button is-quiet" onClick={takeTheirs}>
          Drop changes
        </button>
      ) : null}
      <button type="submit" className="button is-strong" disabled={!isChanged || isBusy}>
        Save draft
      </button>
    </div>
  )
}

/** Asks before the tab closes with unsaved edits. Other pages of the explorer lose none. */
function useWarning(isOn: boolean): void {
  useEffect(() => {
    if (!isOn) return
    const onLeave = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', onLeave)
    return () => window.removeEventListener('beforeunload', onLeave)
  }, [isOn])
}
