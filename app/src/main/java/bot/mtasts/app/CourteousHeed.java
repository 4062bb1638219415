package bot.mtasts.app;

import bot.mtasts.core.command.Heed;
import java.time.Duration;

/// The same heed, which also tells [Courtesy] who has come and who was heard: for a platform whose
/// people do not come through a door of our own.
record CourteousHeed(Heed heed, Courtesy courtesy) implements Heed {
  @Override
  public void arrived() {
    courtesy.arrived();
    heed.arrived();
  }

  @Override
  public void said(String what, String outcome, Duration took) {
    heed.said(what, outcome, took);
  }

  @Override
  public void acknowledged(Duration took) {
    courtesy.heard();
    heed.acknowledged(took);
  }
}
