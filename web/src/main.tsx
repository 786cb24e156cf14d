import { ApolloProvider } from '@apollo/client/react'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { openClient } from './api/client.ts'
import { App } from './app.tsx'
import './styles/fonts.css'
import './styles/tokens.css'
import './styles/page.css'
import './styles/controls.css'
import './styles/list.css'
import './styles/panels.css'
import './styles/compare.css'
import './styles/why.css'
import './styles/filter.css'

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')

createRoot(root).render(
  <StrictMode>
    <ApolloProvider client={openClient()}>
      <App />
    </ApolloProvider>
  </StrictMode>,
)
