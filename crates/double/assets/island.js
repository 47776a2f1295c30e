// What islands of the page share, as React and Primer give it to them: elements, class names, overlays in a portal.
'use strict';

const island = (() => {
  // Class names carry a suffix that changes with every build.
  const build = Math.random().toString(36).slice(2, 7);
  const styled = name => `${name}-${build}`;

  function element(tag, attributes, ...children) {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (name.startsWith('on')) made.addEventListener(name.slice(2), value);
      else if (value !== false && value !== undefined) made.setAttribute(name, value === true ? '' : value);
    }
    made.append(...children);
    return made;
  }

  function openOverlay(anchor, content, attributes, closed) {
    const overlay = element('div', {class: `${styled('prc-Overlay-Overlay')} Overlay`, ...attributes}, content);
    portal().append(overlay);
    place(overlay, anchor.getBoundingClientRect());
    anchor.setAttribute('aria-expanded', 'true');
    const onKey = event => {
      if (event.key === 'Escape') close();
      const entry = event.target.closest?.('[role^=menuitem], [role=option]');
      if (entry && overlay.contains(entry) && (event.key === 'Enter' || event.key === ' ')) {
        event.preventDefault();
        entry.click();
      }
    };
    const onPress = event => {
      if (!overlay.contains(event.target) && !anchor.contains(event.target)) close();
    };
    function close() {
      document.removeEventListener('keydown', onKey);
      document.removeEventListener('mousedown', onPress);
      overlay.remove();
      anchor.setAttribute('aria-expanded', 'false');
      if (anchor.isConnected) anchor.focus({preventScroll: true});
      closed();
    }
    document.addEventListener('keydown', onKey);
    document.addEventListener('mousedown', onPress);
    return close;
  }

  function place(overlay, anchor) {
    const top = Math.min(anchor.bottom + 4, Math.max(8, innerHeight - overlay.offsetHeight - 8));
    // Without the scroll bar, which `innerWidth` counts in.
    const width = document.documentElement.clientWidth;
    const left = Math.min(anchor.left, width - overlay.offsetWidth - 8);
    overlay.style.top = `${top + scrollY}px`;
    overlay.style.left = `${Math.max(8, left) + scrollX}px`;
  }

  function portal() {
    const id = '__primerPortalRoot__';
    let root = document.getElementById(id);
    if (!root) {
      root = element('div', {id, style: 'position: absolute; top: 0; left: 0; width: 100%; z-index: 100'});
      document.body.append(root);
    }
    return root;
  }

  return {element, styled, openOverlay};
})();
