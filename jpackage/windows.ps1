# Makes target\jpackage\Leadlight Workbench*.msi of the program in target\leadlight.
# Usage: powershell -ExecutionPolicy Bypass -File jpackage\windows.ps1 [--dry-run]
# Needs the WiX Toolset 3, 4 or 5 on the path (jpackage calls it).
$ErrorActionPreference = 'Stop'
Set-Location (Join-Path $PSScriptRoot '..')

# A home counts when its release file names a version that is new enough and it can package.
function Test-Home([string] $javaHome) {
    if (-not $javaHome) { return $false }
    $release = Join-Path $javaHome 'release'
    if (-not (Test-Path $release)) { return $false }
    if (-not (Test-Path (Join-Path $javaHome 'bin\jpackage.exe'))) { return $false }
    $line = Select-String -Path $release -Pattern '^JAVA_VERSION="(\d+)' | Select-Object -First 1
    return $null -ne $line -and [int] $line.Matches[0].Groups[1].Value -ge 25
}

$candidates = @($env:JAVA_HOME)
if (Test-Path 'target\leadlight\lib\java.home') {
    $candidates += (Get-Content 'target\leadlight\lib\java.home' -Raw).Trim()
}
$onPath = Get-Command java.exe -ErrorAction SilentlyContinue
if ($onPath) { $candidates += Split-Path (Split-Path $onPath.Source) }
foreach ($folder in "$env:ProgramFiles\Eclipse Adoptium", "$env:ProgramFiles\Java", "$env:USERPROFILE\.jdks") {
    if (Test-Path $folder) { $candidates += (Get-ChildItem $folder -Directory).FullName }
}
$javaHome = $candidates | Where-Object { Test-Home $_ } | Select-Object -First 1
if (-not $javaHome) {
    [Console]::Error.WriteLine('jpackage: no JDK 25 or newer was found; install one (for example Temurin 25) or set JAVA_HOME to its folder.')
    exit 2
}
& (Join-Path $javaHome 'bin\java.exe') 'jpackage\Installer.java' 'msi' @args
exit $LASTEXITCODE
