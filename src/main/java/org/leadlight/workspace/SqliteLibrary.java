package org.leadlight.workspace;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.leadlight.run.CacheFolder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteJDBCLoader;
import org.sqlite.util.LibraryLoaderUtil;

/**
 * SQLite's native library, unpacked once for a user. By itself the driver unpacks it anew for every
 * process into the folder of temporary files, where a process that is killed leaves it.
 */
final class SqliteLibrary {

  private static final Logger LOG = LoggerFactory.getLogger(SqliteLibrary.class);
  private static final String FOLDER = "org.sqlite.lib.path"; // both read by the driver
  private static final String NAME = "org.sqlite.lib.name";

  private SqliteLibrary() {}

  /**
   * Tells the driver where it lies, unless somebody said so already; call it before a connection.
   */
  static synchronized void prepare() {
    if (System.getProperty(FOLDER) != null) {
      return;
    }
    try {
      Path library =
          unpacked(CacheFolder.ofThisPlatform().resolve("sqlite-" + SQLiteJDBCLoader.getVersion()));
      System.setProperty(NAME, String.valueOf(library.getFileName()));
      System.setProperty(FOLDER, String.valueOf(library.getParent()));
    } catch (IOException theDriverHelpsItself) {
      LOG.debug("SQLite's library could not be unpacked", theDriverHelpsItself);
    }
  }

  /**
   * The library in a folder.
   *
   * @throws IOException when it is not there and cannot be written
   */
  static Path unpacked(Path folder) throws IOException {
    String name = LibraryLoaderUtil.getNativeLibName();
    String resource = LibraryLoaderUtil.getNativeLibResourcePath() + "/" + name;
    Path library = folder.resolve(name);
    try (InputStream in = SQLiteJDBCLoader.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IOException("The driver has no library for this system: " + resource);
      }
      byte[] contents = in.readAllBytes();
      if (!Files.isRegularFile(library) || Files.size(library) != contents.length) {
        AtomicFile.publish(library, temporary -> Files.write(temporary, contents));
      }
    }
    return library;
  }
}
