import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { Session } from './sign-in/session.tsx'
import './styles/fonts.css'
import './styles/tokens.css'
import './styles/page.css'
import './styles/controls.css'
import './styles/list.css'
import './styles/panels.css'
import './styles/compare.css'
import './styles/why.css'
import './styles/filter.css'
import './styles/sign-in.css'
import './styles/privacy.css'
import './styles/search.css'
import './styles/placements.css'
import './styles/events.css'
import './styles/measure.css'

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')

createRoot(root).render(
  <StrictMode>
    <Session />
  </StrictMode>,
)
