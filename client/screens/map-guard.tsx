import { Component, type ReactNode } from 'react';

interface MapGuardProps {
  readonly onFailed: () => void;
  readonly children: ReactNode;
}

/** A map that breaks, or whose program does not come, is lost without the screen: list and figures stay. */
export class MapGuard extends Component<MapGuardProps, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override componentDidCatch() {
    this.props.onFailed();
  }

  override render() {
    return this.state.failed ? null : this.props.children;
  }
}
