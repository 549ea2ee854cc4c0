package org.leadlight.workspace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;

/** Folders on a network, whose file locks cannot be trusted. */
final class NetworkFolders {

  private static final Set<String> TYPES =
      Set.of("nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "afs", "fuse.sshfs", "webdav", "davfs");

  private NetworkFolders() {}

  static void refuse(Path folder) throws IOException {
    String type = Files.getFileStore(folder).type().toLowerCase(Locale.ROOT);
    if (TYPES.contains(type)) {
      throw new WorkspaceException(
          "The workspace "
              + folder
              + " lies on a network folder ("
              + type
              + "), whose locks cannot be trusted; choose a folder on this machine.");
    }
  }
}
