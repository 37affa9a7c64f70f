// Runs a notebook of followup when it is opened, so that it shows the journal at once. JupyterLab loads this file only where
// `followup lab` has started it, and only a notebook whose metadata says so is run: {"followup": {"run_when_opened": true}}.
// It is a module container as JupyterLab's loader expects one, written by hand: there is nothing to build.
"use strict";
(() => {
  const opened = new WeakSet();

  async function runOnce(app) {
    const panel = app.shell.currentWidget;
    if (!panel || opened.has(panel) || !panel.sessionContext || !panel.context || !panel.content) return;
    opened.add(panel);
    await panel.context.ready;
    const model = panel.context.model;
    const wanted = model && model.getMetadata && model.getMetadata("followup");
    if (!wanted || wanted.run_when_opened !== true) return;
    await panel.sessionContext.ready;
    if (app.shell.currentWidget !== panel) {
      opened.delete(panel); // it is run when the person comes back to it
      return;
    }
    const running = app.commands.execute("notebook:run-all-cells");
    panel.content.activeCellIndex = 0; // running all cells goes to the last one
    await running;
  }

  const plugin = {
    id: "followup-kit:run-when-opened",
    description: "Runs the notebooks of followup when they are opened.",
    autoStart: true,
    activate: (app) => {
      const look = () => runOnce(app).catch((error) => console.warn("followup:", error));
      app.restored.then(() => {
        look();
        if (app.shell.currentChanged) app.shell.currentChanged.connect(look);
      });
    },
  };

  window._JUPYTERLAB = window._JUPYTERLAB || {};
  window._JUPYTERLAB["followup-kit"] = {
    init: async () => {},
    get: async () => () => ({ __esModule: true, default: plugin }),
  };
})();
