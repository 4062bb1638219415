package bot.mtasts.core.catalogue;

/// Which severity column of the catalogue applies: that of the usable policy's mode, or [#NONE]
/// where no usable policy was seen.
public enum ModeColumn {
  ENFORCE,
  TESTING,
  NONE
}
