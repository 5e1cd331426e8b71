# Sourced by start.sh and check.sh: a virtual environment beside the code, filled from a lock file.
# Everything here is POSIX shell, and every failure is one line that says what to do, in Chinese and in English.

root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd) || exit 1
venv="$root/.venv"
log="$venv/install.log"

fail() { # fail 中文 English
    printf '错误:%s / Error: %s\n' "$1" "$2" >&2
    exit 1
}

step() { # step N/M 中文 English
    printf '[%s] %s / %s\n' "$1" "$2" "$3"
}

is_python_311() {
    "$1" -c 'import sys; sys.exit(sys.version_info[:2] != (3, 11))' >/dev/null 2>&1
}

# Prints the interpreter to build the environment with. The lock was resolved for 3.11, so no other version will do.
find_python() {
    if [ -n "${PYTHON:-}" ]; then
        is_python_311 "$PYTHON" || fail \
            "PYTHON=$PYTHON 不是可用的 Python 3.11,请改为 Python 3.11 的路径" \
            "PYTHON=$PYTHON is not a working Python 3.11; point it at one"
        printf '%s\n' "$PYTHON"
        return
    fi
    found=''
    for candidate in python3.11 python3 python; do
        if is_python_311 "$candidate"; then
            printf '%s\n' "$candidate"
            return
        fi
        version=$("$candidate" -c 'import platform; print(platform.python_version())' 2>/dev/null) || continue
        found="$found${found:+, }$candidate $version"
    done
    fail "需要 Python 3.11(找到:${found:-无});请安装,或用 PYTHON=/路径/python3.11 指定" \
        "Python 3.11 is needed (found: ${found:-none}); install it, or name it with PYTHON=/path/to/python3.11"
}

ensure_writable() {
    { mkdir -p "$venv" && : >"$log"; } 2>/dev/null || fail \
        "无法写入 $venv,请检查该文件夹的写权限,或把项目复制到可写的文件夹" \
        "cannot write to $venv; check the folder's permissions, or copy the project to a folder you may write to"
}

create_venv() { # create_venv PYTHON
    "$1" -c 'import ensurepip, venv' >/dev/null 2>&1 || fail \
        "$1 缺少 venv 模块,请先安装(Debian/Ubuntu:apt install python3.11-venv)" \
        "$1 has no venv module; install it first (Debian/Ubuntu: apt install python3.11-venv)"
    "$1" -m venv --clear "$venv" >/dev/null 2>&1 || fail \
        "无法在 $venv 建立虚拟环境,请检查磁盘空间和写权限" \
        "could not create a virtual environment in $venv; check disk space and permissions"
}

# Changes whenever an installed set would differ: the locks, the package's metadata, and the folder, which an editable install records.
stamp() { # stamp LOCK
    { printf '%s\n' "$root" && cat "$root/requirements.lock" "$root/$1" "$root/pyproject.toml"; } | cksum
}

is_ready() { # is_ready LOCK
    [ "$(cat "$venv/$1.stamp" 2>/dev/null)" = "$(stamp "$1")" ] && is_python_311 "$venv/bin/python"
}

# Runs pip in the background and counts the packages it has come to, so that a minute of work does not look like a hang.
# Modules are compiled here: where the environment forbids writing bytecode later, every start would compile them again.
install_lock() { # install_lock LOCK
    total=$(cat "$root/requirements.lock" "$root/$1" | sort -u | grep -c '==')
    "$venv/bin/python" -m pip install --disable-pip-version-check --no-input -r "$root/$1" \
        >"$log" 2>&1 &
    pip=$!
    trap 'kill "$pip" 2>/dev/null; exit 130' INT TERM
    announced=0
    while kill -0 "$pip" 2>/dev/null; do
        sleep 1
        count=$(grep -cE '^(Collecting|Requirement already satisfied:)' "$log") || count=0
        [ "$count" -le "$total" ] || count=$total
        if grep -q '^Installing collected packages' "$log"; then
            [ "$announced" -gt "$total" ] || printf '      %s/%s 写入文件 / writing files\n' "$total" "$total"
            announced=$((total + 1))
        elif [ -t 1 ]; then
            printf '      %s/%s\r' "$count" "$total"
        elif [ "$count" -ge $((announced + 20)) ]; then
            printf '      %s/%s\n' "$count" "$total"
            announced=$count
        fi
    done
    trap - INT TERM
    wait "$pip" || fail \
        "依赖安装失败(详见 $log):$(grep '^ERROR' "$log" | tail -n 1);请检查网络和磁盘空间后重试" \
        "installing the packages failed (see $log); check the network and disk space, then run this again"
}

install_project() {
    "$venv/bin/python" -m pip install --disable-pip-version-check --no-input --no-deps --no-build-isolation \
        --editable "$root" >>"$log" 2>&1 || fail \
        "本项目安装失败,详见 $log" "installing the project failed; see $log"
}

# Makes $venv hold the lock's packages and the project; does nothing when it already does.
prepare() { # prepare LOCK STEPS_IN_ALL
    if is_ready "$1"; then
        return
    fi
    step "1/$2" '准备虚拟环境' 'preparing the virtual environment'
    if ! is_python_311 "$venv/bin/python"; then
        python=$(find_python) || exit 1
        ensure_writable
        create_venv "$python"
    fi
    ensure_writable
    step "2/$2" '安装依赖(首次需几分钟)' 'installing packages (a few minutes the first time)'
    install_lock "$1"
    install_project
    stamp "$1" >"$venv/$1.stamp"
    # The development lock contains the other one, so it makes the environment ready for both commands.
    stamp requirements.lock >"$venv/requirements.lock.stamp"
}
