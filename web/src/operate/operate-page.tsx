import { EmptyState } from '../parts/states.tsx'
import { href } from '../routing/route.ts'
import { NeedsScope } from '../sign-in/needs-scope.tsx'
import { useMay } from '../sign-in/use-scopes.ts'
import { AccessView } from './access-view.tsx'
import { HealthView } from './health-view.tsx'
import { TrainingsView } from './trainings-view.tsx'

interface OperatePageProps {
  /** The name of a view. */
  readonly id: string
  readonly query: URLSearchParams
}

/** The views of who runs the server. Loaded when the first of them is opened. */
export default function OperatePage({ id, query }: OperatePageProps) {
  const mayManage = useMay('admin')
  const views = [
    { id: 'health', name: 'Health', view: <HealthView /> },
    { id: 'trainings', name: 'Trainings', view: <TrainingsView runningId={query.get('running')} /> },
    ...(mayManage ? [{ id: 'access', name: 'Access', view: <AccessView /> }] : []),
  ]
  const shown = views.find((one) => one.id === (id || views[0]?.id))
  if (!shown && id === 'access') return <NeedsScope scope="admin" />
  return (
    <>
      <nav className="nav" aria-label="Operate">
        {views.map((one) => (
          <a
            key={one.id}
            href={href('operate', one.id)}
            aria-current={one.id === shown?.id ? 'page' : undefined}
          >
            {one.name}
          </a>
        ))}
      </nav>
      {shown?.view ?? <EmptyState title="There is no such page" />}
    </>
  )
}
