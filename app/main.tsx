import './ui/theme.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';
import { presetById } from './gallery/index.ts';
import { followView } from './state/requests.ts';
import { followAddress } from './state/sync.ts';

followAddress(presetById);
followView();

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
