#pragma once
/// A disk that fails when told to: SQLite's file layer with a countdown in front of every write, sync and
/// truncation.
#include <sqlite3.h>

#include <memory>
#include <new>
#include <stdexcept>

namespace tenon::testing {

/// While it lives, files are opened through it. One at a time, and not from several threads.
class FailingDisk {
 public:
  FailingDisk() : real_(sqlite3_vfs_find(nullptr)) {
    vfs_ = *real_;
    vfs_.zName = "failing";
    vfs_.pNext = nullptr;
    vfs_.pAppData = this;
    vfs_.szOsFile = static_cast<int>(sizeof(File)) + real_->szOsFile;
    vfs_.xOpen = open;
    if (sqlite3_vfs_register(&vfs_, 1) != SQLITE_OK) throw std::runtime_error("no failing disk");
  }
  ~FailingDisk() {
    sqlite3_vfs_unregister(&vfs_);
    sqlite3_vfs_register(real_, 1);
  }
  FailingDisk(const FailingDisk&) = delete;
  FailingDisk& operator=(const FailingDisk&) = delete;

  /// After `operations` more that go well, `times` fail with `code`.
  void fail_after(int operations, int code, int times = 1'000'000) {
    good_ = operations;
    bad_ = times;
    code_ = code;
  }
  void heal() { bad_ = 0; }
  /// Whether any has failed since fail_after.
  [[nodiscard]] bool has_failed() const { return good_ < 0; }

 private:
  struct File : sqlite3_file {
    FailingDisk* disk;
    sqlite3_io_methods methods;
    [[nodiscard]] sqlite3_file* real() { return reinterpret_cast<sqlite3_file*>(this + 1); }
  };
  static File* of(sqlite3_file* file) { return static_cast<File*>(file); }
  static sqlite3_file* real(sqlite3_file* file) { return of(file)->real(); }

  int outcome() {
    if (bad_ <= 0) return SQLITE_OK;
    if (good_-- > 0) return SQLITE_OK;
    good_ = -1;
    --bad_;
    return code_;
  }

  static int open(sqlite3_vfs* vfs, const char* name, sqlite3_file* file, int flags, int* out) {
    auto* disk = static_cast<FailingDisk*>(vfs->pAppData);
    auto* made = ::new (file) File{};
    made->disk = disk;
    made->pMethods = nullptr;
    const int code = disk->real_->xOpen(disk->real_, name, made->real(), flags, out);
    if (!made->real()->pMethods) return code;
    auto& m = made->methods;
    m.iVersion = 2;  // without memory maps
    m.xClose = [](sqlite3_file* f) { return real(f)->pMethods->xClose(real(f)); };
    m.xRead = [](sqlite3_file* f, void* b, int n, sqlite3_int64 at) {
      return real(f)->pMethods->xRead(real(f), b, n, at);
    };
    m.xWrite = [](sqlite3_file* f, const void* b, int n, sqlite3_int64 at) {
      const int failed = of(f)->disk->outcome();
      return failed ? failed : real(f)->pMethods->xWrite(real(f), b, n, at);
    };
    m.xTruncate = [](sqlite3_file* f, sqlite3_int64 size) {
      const int failed = of(f)->disk->outcome();
      return failed ? failed : real(f)->pMethods->xTruncate(real(f), size);
    };
    m.xSync = [](sqlite3_file* f, int how) {
      const int failed = of(f)->disk->outcome();
      return failed ? failed : real(f)->pMethods->xSync(real(f), how);
    };
    m.xFileSize = [](sqlite3_file* f, sqlite3_int64* size) {
      return real(f)->pMethods->xFileSize(real(f), size);
    };
    m.xLock = [](sqlite3_file* f, int how) { return real(f)->pMethods->xLock(real(f), how); };
    m.xUnlock = [](sqlite3_file* f, int how) { return real(f)->pMethods->xUnlock(real(f), how); };
    m.xCheckReservedLock = [](sqlite3_file* f, int* is) {
      return real(f)->pMethods->xCheckReservedLock(real(f), is);
    };
    m.xFileControl = [](sqlite3_file* f, int what, void* with) {
      return real(f)->pMethods->xFileControl(real(f), what, with);
    };
    m.xSectorSize = [](sqlite3_file* f) { return real(f)->pMethods->xSectorSize(real(f)); };
    m.xDeviceCharacteristics = [](sqlite3_file* f) {
      return real(f)->pMethods->xDeviceCharacteristics(real(f));
    };
    m.xShmMap = [](sqlite3_file* f, int page, int size, int extend, void volatile** out_page) {
      return real(f)->pMethods->xShmMap(real(f), page, size, extend, out_page);
    };
    m.xShmLock = [](sqlite3_file* f, int at, int n, int how) {
      return real(f)->pMethods->xShmLock(real(f), at, n, how);
    };
    m.xShmBarrier = [](sqlite3_file* f) { real(f)->pMethods->xShmBarrier(real(f)); };
    m.xShmUnmap = [](sqlite3_file* f, int remove) { return real(f)->pMethods->xShmUnmap(real(f), remove); };
    made->pMethods = &made->methods;
    return code;
  }

  sqlite3_vfs* real_;
  sqlite3_vfs vfs_{};
  int good_ = 0;
  int bad_ = 0;
  int code_ = SQLITE_OK;
};

}  // namespace tenon::testing
