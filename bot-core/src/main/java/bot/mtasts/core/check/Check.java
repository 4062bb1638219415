package bot.mtasts.core.check;

import bot.mtasts.core.catalogue.Dimension;
import bot.mtasts.core.report.Outcome;

/// Judges one dimension. Pure: the same case gives the same outcome.
public interface Check {
  Dimension dimension();

  Outcome judge(Case given);
}
