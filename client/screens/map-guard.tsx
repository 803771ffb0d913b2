import { Component, type ReactNode } from 'react';
import css from './map-stage.module.css';

interface MapGuardProps {
  readonly message: string;
  readonly children: ReactNode;
}

/** A browser without WebGL loses the map, not the screen: list and figures stay. */
export class MapGuard extends Component<MapGuardProps, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override render() {
    if (!this.state.failed) return this.props.children;
    return <p className={css.noShapes}>{this.props.message}</p>;
  }
}
