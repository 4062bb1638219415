package bot.mtasts.core.scenario;

import bot.mtasts.core.probe.CertificateFault;
import bot.mtasts.core.probe.TlsSeen;
import bot.mtasts.lab.LabAuthority;
import bot.mtasts.lab.world.CertificatePlan;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// Certificates whose faults are read from their plan, not found out: the second opinion against
/// which the real chain judge is measured on the lab.
final class FakeCertificates {
  private final LabAuthority authority;

  FakeCertificates(LabAuthority authority) {
    this.authority = authority;
  }

  TlsSeen presented(CertificatePlan plan, String host) {
    return new TlsSeen(
        "TLSv1.3",
        "TLS_AES_256_GCM_SHA384",
        authority.chain(plan),
        List.copyOf(faults(plan, host)));
  }

  private static Set<CertificateFault> faults(CertificatePlan plan, String host) {
    Set<CertificateFault> faults = EnumSet.noneOf(CertificateFault.class);
    if (plan.notAfter().isNegative()) {
      faults.add(CertificateFault.EXPIRED);
    }
    if (plan.notBefore().isPositive()) {
      faults.add(CertificateFault.NOT_YET_VALID);
    }
    if (plan.names().stream().noneMatch(name -> covers(name, host))) {
      faults.add(CertificateFault.NAME_MISMATCH);
    }
    switch (plan.chain()) {
      case COMPLETE, COMPLETE_WITH_ROOT -> {}
      case SELF_SIGNED -> faults.add(CertificateFault.SELF_SIGNED);
      case MISSING_INTERMEDIATE -> faults.add(CertificateFault.INCOMPLETE_CHAIN);
      case MISSING_INTERMEDIATE_WITHOUT_AIA, UNTRUSTED, UNTRUSTED_WITH_ROOT ->
          faults.add(CertificateFault.UNTRUSTED_ISSUER);
    }
    if (plan.hash() == CertificatePlan.Hash.SHA1) {
      faults.add(CertificateFault.WEAK_SIGNATURE);
    }
    return faults;
  }

  private static boolean covers(String name, String host) {
    return name.equalsIgnoreCase(host)
        || (name.startsWith("*.")
            && name.substring(2).equalsIgnoreCase(host.substring(host.indexOf('.') + 1)));
  }
}
